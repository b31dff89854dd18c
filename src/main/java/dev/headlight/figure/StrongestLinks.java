package dev.headlight.figure;

import dev.headlight.core.AttentionMatrix;

/**
 * Where to stop in each row of a matrix when links are taken strongest first until a share of the row is covered. Links
 * as strong as the last one needed belong to it too, so that equals are treated alike.
 */
final class StrongestLinks {
    private final float[] weakest;
    private final long count;
    private final double covered;

    private StrongestLinks(float[] weakest, long count, double covered) {
        this.weakest = weakest;
        this.count = count;
        this.covered = covered;
    }

    /** @param share 0..1 of each row's sum */
    static StrongestLinks of(AttentionMatrix matrix, double share) {
        float[] row = new float[matrix.keys()];
        float[] work = new float[matrix.keys()];
        float[] weakest = new float[matrix.queries()];
        long count = 0;
        double covered = 0;
        for (int query = 0; query < weakest.length; query++) {
            matrix.copyRow(query, row);
            System.arraycopy(row, 0, work, 0, row.length);
            weakest[query] = weakest(work, share);
            for (float weight : row) {
                if (weight >= weakest[query] && weight > 0) {
                    count++;
                    covered += weight;
                }
            }
        }
        return new StrongestLinks(weakest, count, covered);
    }

    /** Weighted quickselect; changes the order of {@code weights}. */
    private static float weakest(float[] weights, double share) {
        double needed = 0;
        for (float weight : weights) {
            needed += weight;
        }
        needed *= share;
        int low = 0;
        int high = weights.length;
        while (high - low > 1) {
            float pivot = median(weights[low], weights[(low + high) / 2], weights[high - 1]);
            int above = partition(weights, low, high, pivot);
            double mass = sum(weights, low, above);
            if (above == low) {
                int equal = gather(weights, low, high, pivot);
                if (equal == high || sum(weights, low, equal) >= needed) {
                    return pivot;
                }
                needed -= sum(weights, low, equal);
                low = equal;
            } else if (mass >= needed) {
                high = above;
            } else {
                needed -= mass;
                low = above;
            }
        }
        return weights[low];
    }

    private static float median(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Moves what is larger than the pivot to the front; answers where that ends. */
    private static int partition(float[] weights, int low, int high, float pivot) {
        int end = low;
        for (int i = low; i < high; i++) {
            if (weights[i] > pivot) {
                swap(weights, i, end++);
            }
        }
        return end;
    }

    /** Moves what equals the pivot to the front; answers where that ends. */
    private static int gather(float[] weights, int low, int high, float pivot) {
        int end = low;
        for (int i = low; i < high; i++) {
            if (weights[i] == pivot) {
                swap(weights, i, end++);
            }
        }
        return end;
    }

    private static void swap(float[] weights, int i, int j) {
        float weight = weights[i];
        weights[i] = weights[j];
        weights[j] = weight;
    }

    private static double sum(float[] weights, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Whether a link of this weight is among the strongest of its row. */
    boolean includes(int query, float weight) {
        return weight >= weakest[query] && weight > 0;
    }

    /** How many links cover the share, over all rows. */
    long count() {
        return count;
    }

    /** The sum of their weights. */
    double covered() {
        return covered;
    }
}
