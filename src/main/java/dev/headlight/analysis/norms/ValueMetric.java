package dev.headlight.analysis.norms;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;

/**
 * How long a value vector of a head is once its layer's output matrix has turned it: {@code ‖v W_O‖}, from {@code ‖v
 * W_O‖² = v (W_O W_O^T) v^T}, in the head's own few dimensions instead of the hidden size. With v = x W_V + b_V that is
 * ‖f(x)‖ of Kobayashi et al. 2020, "Attention is Not Only a Weight: Analyzing Transformers with Vector Norms".
 * Immutable.
 */
public final class ValueMetric {
    private final FloatTensor gram;

    /** @param gram {@code W_O W_O^T} of one layer, {@code [heads, head size, head size]} */
    public ValueMetric(FloatTensor gram) {
        if (gram.rank() != 3 || gram.dimension(1) != gram.dimension(2)) {
            throw new IllegalArgumentException("a square matrix is needed for each head");
        }
        this.gram = gram;
    }

    /** Whether it was made for vectors of these sizes. */
    public boolean fits(HeadVectors values) {
        return gram.dimension(0) == values.heads() && gram.dimension(1) == values.headSize();
    }

    /**
     * ‖f(x)‖ of every token in one head, {@code [tokens]}.
     *
     * @param head of the layer that this metric belongs to
     */
    public float[] lengths(HeadVectors values, HeadRef head) {
        int size = values.headSize();
        float[] own = new float[size * size];
        gram.copy(head.head() * own.length, own);
        float[] lengths = new float[values.tokens()];
        for (int token = 0; token < lengths.length; token++) {
            lengths[token] = (float) Math.sqrt(Math.max(0, square(own, values.vector(head, token))));
        }
        return lengths;
    }

    private static double square(float[] gram, float[] value) {
        double sum = 0;
        for (int row = 0; row < value.length; row++) {
            double inner = 0;
            for (int column = 0; column < value.length; column++) {
                inner += (double) gram[row * value.length + column] * value[column];
            }
            sum += inner * value[row];
        }
        return sum;
    }
}
