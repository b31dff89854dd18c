package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import java.util.stream.IntStream;

/**
 * One step through a layer as Abnar and Zuidema 2020 ("Quantifying Attention Flow in Transformers") take it: the mean
 * over the heads, the identity added for what the residual connection passes by, each row divided by its sum. Made once
 * for each layer of a trace. Safe on any thread.
 */
final class LayerSteps {
    private static final int CHUNK = 32;

    private final AttentionTensor attentions;
    private final int tokens;
    private final float[][] steps;

    LayerSteps(AttentionTensor attentions) {
        this.attentions = attentions;
        this.tokens = attentions.queries();
        this.steps = new float[attentions.layers()][];
    }

    int tokens() {
        return tokens;
    }

    /** {@code [tokens, tokens]} row by row; not to be changed. */
    synchronized float[] of(int layer) {
        if (steps[layer] == null) {
            steps[layer] = step(attentions.layer(layer));
        }
        return steps[layer];
    }

    private float[] step(FloatTensor weights) {
        float[] step = new float[tokens * tokens];
        IntStream.range(0, (tokens + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            float[] row = new float[tokens];
            float[] sum = new float[tokens];
            for (int query = chunk * CHUNK; query < Math.min((chunk + 1) * CHUNK, tokens); query++) {
                addHeads(weights, query, row, sum);
                finish(sum, query, weights.dimension(0));
                System.arraycopy(sum, 0, step, query * tokens, tokens);
            }
        });
        return step;
    }

    private void addHeads(FloatTensor weights, int query, float[] row, float[] sum) {
        weights.copy(query * tokens, sum);
        for (int head = 1; head < weights.dimension(0); head++) {
            weights.copy((head * tokens + query) * tokens, row);
            for (int key = 0; key < tokens; key++) {
                sum[key] += row[key];
            }
        }
    }

    private static void finish(float[] row, int query, int heads) {
        row[query] += heads;
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        float factor = (float) (1 / sum);
        for (int key = 0; key < row.length; key++) {
            row[key] *= factor;
        }
    }
}
