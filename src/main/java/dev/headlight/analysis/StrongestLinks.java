package dev.headlight.analysis;

import dev.headlight.core.AttentionMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strongest links of a whole matrix, whatever rows they are in.
 *
 * @param shown strongest first; of equal weights the earlier query, then the earlier key comes first
 * @param reached how many links are as strong as was asked for, shown or not
 * @param mass the sum of all weights
 */
public record StrongestLinks(List<Link> shown, long reached, double mass) {
    public StrongestLinks {
        shown = List.copyOf(shown);
    }

    /**
     * Reads every weight once and keeps only as many as asked for.
     *
     * @param least the weakest weight that counts; links without weight never do
     * @param most how many are shown at the most, at least 1
     */
    public static StrongestLinks of(AttentionMatrix matrix, double least, int most) {
        Sieve sieve = new Sieve(matrix.keys(), (float) Math.max(least, Float.MIN_VALUE), most);
        float[] row = new float[matrix.keys()];
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, row);
            sieve.addRow(query, row);
        }
        return sieve.links();
    }

    /** Collects cells above a bound that rises as soon as there are enough stronger ones. */
    private static final class Sieve {
        private final int keys;
        private final float least;
        private final int most;
        private final long[] kept;
        private int count;
        private float bound;
        private long reached;
        private double mass;

        Sieve(int keys, float least, int most) {
            this.keys = keys;
            this.least = least;
            this.most = most;
            this.bound = least;
            this.kept = new long[2 * most];
        }

        void addRow(int query, float[] row) {
            for (int key = 0; key < keys; key++) {
                float weight = row[key];
                mass += weight;
                if (weight >= least) {
                    reached++;
                    if (weight >= bound) {
                        add(weight, query * keys + key);
                    }
                }
            }
        }

        private void add(float weight, int cell) {
            if (count == kept.length) {
                settle();
                if (weight < bound) {
                    return;
                }
            }
            // The bits of positive floats have the order of their values; turned round, the strongest sorts first.
            kept[count++] = ((long) ~Float.floatToRawIntBits(weight) << Integer.SIZE) | cell;
        }

        private void settle() {
            Arrays.sort(kept, 0, count);
            count = Math.min(count, most);
            if (count == most) {
                bound = weight(kept[count - 1]);
            }
        }

        private static float weight(long packed) {
            return Float.intBitsToFloat(~((int) (packed >>> Integer.SIZE)));
        }

        StrongestLinks links() {
            settle();
            List<Link> links = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int cell = (int) kept[i];
                links.add(new Link(cell / keys, cell % keys, weight(kept[i])));
            }
            return new StrongestLinks(links, reached, mass);
        }
    }
}
