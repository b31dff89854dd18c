package dev.headlight.bench;

import java.util.Arrays;

/** Durations of one thing that was done again and again, in nanoseconds. */
final class Samples {
    private long[] nanos = new long[64];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    /** The duration that half of the samples do not exceed, in milliseconds. */
    double median() {
        return percentile(0.5);
    }

    /** The duration that 95 of 100 samples do not exceed, in milliseconds. */
    double slowest() {
        return percentile(0.95);
    }

    /** The nearest-rank percentile (share 0..1), in milliseconds. */
    private double percentile(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * count) - 1] / 1e6;
    }
}
