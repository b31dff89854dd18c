package dev.headlight.figure;

import java.util.Arrays;

/** Links of several heads from the weakest to the strongest, packed for speed. */
final class LinkList {
    private final long[] packed;
    private final int queries;
    private final int keys;

    private LinkList(long[] packed, int queries, int keys) {
        this.packed = packed;
        this.queries = queries;
        this.keys = keys;
    }

    int size() {
        return packed.length;
    }

    /** Which of the shown heads, from 0. */
    int slot(int index) {
        return place(index) / (queries * keys);
    }

    int query(int index) {
        return place(index) / keys % queries;
    }

    int key(int index) {
        return place(index) % keys;
    }

    float weight(int index) {
        return Float.intBitsToFloat((int) (packed[index] >>> 32));
    }

    private int place(int index) {
        return (int) packed[index];
    }

    /** Collects links in any order; weights are positive. */
    static final class Builder {
        /** Links are counted by the first bits of their weights, to sort only those that matter. */
        private static final int BUCKET_SHIFT = 47;

        private static final int BUCKETS = 1 << 16;

        private final int queries;
        private final int keys;
        private long[] packed = new long[256];
        private int size;

        Builder(int queries, int keys) {
            this.queries = queries;
            this.keys = keys;
        }

        void add(int slot, int query, int key, float weight) {
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, 2 * size);
            }
            // The bits of positive floats have the order of their values.
            long order = Float.floatToRawIntBits(weight);
            packed[size++] = (order << 32) | ((slot * queries + query) * keys + key);
        }

        /** The strongest links, {@code most} at most. */
        LinkList strongest(int most) {
            long[] sorted = size <= most ? Arrays.copyOf(packed, size) : atLeast(bucketWith(most));
            Arrays.sort(sorted);
            return new LinkList(
                    Arrays.copyOfRange(sorted, Math.max(0, sorted.length - most), sorted.length), queries, keys);
        }

        /** The highest bucket of weights from which on there are {@code most} links or more. */
        private int bucketWith(int most) {
            int[] counts = new int[BUCKETS];
            for (int i = 0; i < size; i++) {
                counts[bucket(packed[i])]++;
            }
            int bucket = BUCKETS;
            int count = 0;
            while (count < most) {
                count += counts[--bucket];
            }
            return bucket;
        }

        private static int bucket(long link) {
            return (int) (link >>> BUCKET_SHIFT);
        }

        private long[] atLeast(int bucket) {
            return Arrays.stream(packed, 0, size)
                    .filter(link -> bucket(link) >= bucket)
                    .toArray();
        }
    }
}
