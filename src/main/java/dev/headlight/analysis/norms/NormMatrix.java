package dev.headlight.analysis.norms;

import dev.headlight.core.AttentionMatrix;

/** What a head's weights become when they are multiplied by the lengths of what they carry. Pure functions. */
public final class NormMatrix {
    private NormMatrix() {}

    /**
     * ‖α f(x)‖, {@code [queries, keys]}, not normalised.
     *
     * @param lengths ‖f(x)‖ of every key
     */
    public static AttentionMatrix norms(AttentionMatrix weights, float[] lengths) {
        float[] norms = new float[weights.queries() * weights.keys()];
        for (int query = 0; query < weights.queries(); query++) {
            for (int key = 0; key < weights.keys(); key++) {
                norms[query * weights.keys() + key] = weights.weight(query, key) * lengths[key];
            }
        }
        return AttentionMatrix.copyOf(norms, weights.queries(), weights.keys());
    }

    /** The share of each norm in its row; a row of nothing but zeros stays so. */
    public static AttentionMatrix shares(AttentionMatrix weights, float[] lengths) {
        AttentionMatrix norms = norms(weights, lengths);
        float[] shares = new float[weights.queries() * weights.keys()];
        for (int query = 0; query < weights.queries(); query++) {
            double sum = 0;
            for (float norm : norms.row(query)) {
                sum += norm;
            }
            for (int key = 0; key < weights.keys(); key++) {
                shares[query * weights.keys() + key] = sum == 0 ? 0 : (float) (norms.weight(query, key) / sum);
            }
        }
        return AttentionMatrix.copyOf(shares, weights.queries(), weights.keys());
    }
}
