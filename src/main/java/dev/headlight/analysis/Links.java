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

    /** Sorts rows by keys packed into longs, which is what makes 12 heads of 512 tokens quick. */
    private static final class Selector {
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
            int count = sortPositive();
            double rowSum = 0;
            for (int i = 0; i < count; i++) {
                rowSum += row[(int) order[i]];
            }
            sum += rowSum;
            double wanted = share * rowSum;
            double covered = 0;
            for (int i = 0; i < count; i++) {
                int key = (int) order[i];
                if (i == 0 || covered < wanted || share == 1) {
                    shown.add(new Link(query, key, row[key]));
                    covered += row[key];
                } else {
                    omitted++;
                    omittedSum += row[key];
                }
            }
        }

        /** Positive floats order like their bits: descending weight in the upper half, ascending key in the lower. */
        private int sortPositive() {
            int count = 0;
            for (int key = 0; key < row.length; key++) {
                if (row[key] > 0) {
                    order[count++] = ((long) ~Float.floatToIntBits(row[key]) << Integer.SIZE) | key;
                }
            }
            Arrays.sort(order, 0, count);
            return count;
        }

        Links links() {
            return new Links(shown, omitted, sum == 0 ? 0 : omittedSum / sum, sum);
        }
    }
}
