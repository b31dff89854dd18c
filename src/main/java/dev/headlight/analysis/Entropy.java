package dev.headlight.analysis;

/** Shannon entropy of attention rows, in nats: {@code -sum p log p}, where 0 log 0 = 0. */
public final class Entropy {
    private Entropy() {}

    /** 0 where one key gets everything, {@code log n} where all get the same. */
    public static double nats(float[] row) {
        double entropy = 0;
        for (float weight : row) {
            entropy += term(weight);
        }
        return entropy;
    }

    /** The entropy of the row mixed with the uniform one: {@code kept * p + (1 - kept) / n}. */
    static double smoothed(float[] row, double kept) {
        double uniform = (1 - kept) / row.length;
        double entropy = 0;
        for (float weight : row) {
            entropy += term(kept * weight + uniform);
        }
        return entropy;
    }

    private static double term(double probability) {
        return probability > 0 ? -probability * Math.log(probability) : 0;
    }
}
