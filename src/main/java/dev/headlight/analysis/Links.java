package dev.headlight.analysis;

import dev.headlight.core.AttentionMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongest links of a matrix, row by row, until a share of each row's attention is covered, and what that leaves
 * out.
 *
 * @param shown by query, then strongest first; of equal weights the earlier key comes first
 * @param omitted the number of links with some weight that are not among them
 * @param omittedMass their weights' sum, divided by the sum of all weights, 0..1
 * @param mass the sum of all weights
 */
public record Links(List<Link> shown, int omitted, double omittedMass, double mass) {
    public Links {
        shown = List.copyOf(shown);
    }

    /**
     * @param share 0 for the strongest link of each row alone, 1 for every link that has some weight
     */
    public static Links strongest(AttentionMatrix matrix, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, found " + share);
        }
        Selector selector = new Selector(share, matrix.keys());
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, selector.row);
            selector.addRow(query);
        }
        return selector.links();
    }

    /** The number of links with some weight. */
    public int total() {
        return shown.size() + omitted;
    }

    /**
     * Sorts rows by keys packed into longs, and of each row only what is shown, which is what makes 12 heads of 512 tokens
     * quick.
     */
    private static final class Selector {
        /** So few are sorted sooner than split. */
        private static final int FEW = 12;

        private final double share;
        private final float[] row;
        private final long[] order;
        private final List<Link> shown = new ArrayList<>();
        private int omitted;
        private double omittedSum;
        private double sum;

        Selector(double share, int keys) {
            this.share = share;
            this.row = new float[keys];
            this.order = new long[keys];
        }

        void addRow(int query) {
            int count = packPositive();
            double rowSum = sum(0, count);
            sum += rowSum;
            int end = show(query, count, share * rowSum);
            omitted += count - end;
            omittedSum += sum(end, count);
        }

        /** @return the first in the order that is not shown */
        private int show(int query, int count, double wanted) {
            int sorted = sortUntil(wanted, count);
            double covered = 0;
            int next = 0;
            while (next < count && (next == 0 || covered < wanted || share == 1)) {
                if (next == sorted) {
                    // All are wanted, or sums in another order were rounded to a little less.
                    Arrays.sort(order, next, count);
                }
                int key = (int) order[next++];
                shown.add(new Link(query, key, row[key]));
                covered += row[key];
            }
            return next;
        }

        private double sum(int from, int to) {
            double total = 0;
            for (int i = from; i < to; i++) {
                total += row[(int) order[i]];
            }
            return total;
        }

        /**
         * Sorts only as many of the strongest as cover what is wanted, found as quickselect finds the strongest k (Hoare,
         * 1961).
         *
         * @return how many are in their place
         */
        private int sortUntil(double wanted, int count) {
            int low = 0;
            int high = count;
            double missing = wanted;
            while (high - low > FEW) {
                int middle = partition(low, high);
                double stronger = sum(low, middle);
                if (stronger >= missing) {
                    high = middle;
                } else {
                    missing -= stronger;
                    low = middle;
                }
            }
            Arrays.sort(order, 0, high);
            return high;
        }

        /** Moves what is stronger than the middle of three to the front; both parts have one at least. */
        private int partition(int low, int high) {
            long first = order[low];
            long middle = order[(low + high) >>> 1];
            long last = order[high - 1];
            long pivot = Math.max(Math.min(first, middle), Math.min(Math.max(first, middle), last));
            int end = low;
            for (int i = low; i < high; i++) {
                long link = order[i];
                order[i] = order[end];
                order[end] = link;
                end += link < pivot ? 1 : 0;
            }
            return end;
        }

        /** Positive floats order like their bits: descending weight in the upper half, ascending key in the lower. */
        private int packPositive() {
            int count = 0;
            for (int key = 0; key < row.length; key++) {
                if (row[key] > 0) {
                    order[count++] = ((long) ~Float.floatToIntBits(row[key]) << Integer.SIZE) | key;
                }
            }
            return count;
        }

        Links links() {
            return new Links(shown, omitted, sum == 0 ? 0 : omittedSum / sum, sum);
        }
    }
}
