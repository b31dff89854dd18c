package dev.headlight.figure;

import java.util.Arrays;

/** Links of several heads from the weakest to the strongest, packed for speed. */
final class LinkList {
    private final long[] packed;
    private final int tokens;

    private LinkList(long[] packed, int tokens) {
        this.packed = packed;
        this.tokens = tokens;
    }

    int size() {
        return packed.length;
    }

    /** Which of the shown heads, from 0. */
    int slot(int index) {
        return place(index) / (tokens * tokens);
    }

    int query(int index) {
        return place(index) / tokens % tokens;
    }

    int key(int index) {
        return place(index) % tokens;
    }

    float weight(int index) {
        return Float.intBitsToFloat((int) (packed[index] >>> 32));
    }

    private int place(int index) {
        return (int) packed[index];
    }

    /** Collects links in any order. */
    static final class Builder {
        private final int tokens;
        private long[] packed = new long[256];
        private int size;

        Builder(int tokens) {
            this.tokens = tokens;
        }

        void add(int slot, int query, int key, float weight) {
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, 2 * size);
            }
            // The bits of positive floats have the order of their values.
            long order = Float.floatToRawIntBits(weight);
            packed[size++] = (order << 32) | ((slot * tokens + query) * tokens + key);
        }

        /** The strongest links, {@code most} at most. */
        LinkList strongest(int most) {
            long[] sorted = Arrays.copyOf(packed, size);
            Arrays.sort(sorted);
            return new LinkList(Arrays.copyOfRange(sorted, Math.max(0, size - most), size), tokens);
        }
    }
}
