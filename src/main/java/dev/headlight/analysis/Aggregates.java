package dev.headlight.analysis;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import java.util.SortedSet;

/** Several heads seen as one. */
public final class Aggregates {
    private Aggregates() {}

    /**
     * The mean of some heads of one layer, weight by weight; a single head is shown as it is, without a copy.
     *
     * @param heads at least one
     */
    public static AttentionMatrix mean(AttentionTensor attentions, int layer, SortedSet<Integer> heads) {
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a mean needs at least one head");
        }
        if (heads.size() == 1) {
            return attentions.matrix(new HeadRef(layer, heads.first()));
        }
        int queries = attentions.queries();
        int keys = attentions.keys();
        float[] mean = new float[queries * keys];
        float[] row = new float[keys];
        for (int head : heads) {
            AttentionMatrix matrix = attentions.matrix(new HeadRef(layer, head));
            for (int query = 0; query < queries; query++) {
                matrix.copyRow(query, row);
                for (int key = 0; key < keys; key++) {
                    mean[query * keys + key] += row[key];
                }
            }
        }
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] /= heads.size();
        }
        return AttentionMatrix.copyOf(mean, queries, keys);
    }
}
