package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.FloatTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attention rollout: the steps through the layers multiplied, {@code Â_L · … · Â_1} (Abnar and Zuidema 2020). What is
 * known up to one layer is kept for those above. Safe on any thread.
 */
final class Rollout {
    /** Rows of the result that one thread makes at a time. */
    private static final int CHUNK = 16;
    /** Rows of the right factor that are added at once. */
    private static final int BLOCK = 4;

    private final LayerSteps steps;
    private final int tokens;
    private final List<float[]> known = new ArrayList<>();

    Rollout(LayerSteps steps) {
        this.steps = steps;
        this.tokens = steps.tokens();
    }

    /** From the tokens behind a layer, counted from 0, to those that went into the model; each row sums to 1. */
    synchronized AttentionMatrix upTo(int layer) {
        while (known.size() <= layer) {
            float[] step = steps.of(known.size());
            known.add(known.isEmpty() ? step : product(step, known.getLast()));
        }
        return AttentionMatrix.on(new FloatTensor(FloatBuffer.wrap(known.get(layer)), tokens, tokens));
    }

    private float[] product(float[] left, float[] right) {
        float[][] rows = new float[tokens][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(right, row * tokens, (row + 1) * tokens));
        float[] product = new float[tokens * tokens];
        IntStream.range(0, (tokens + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int first = chunk * CHUNK;
            multiply(left, rows, product, first, Math.min(first + CHUNK, tokens));
        });
        return product;
    }

    /** Some rows of the right factor at a time stay in the nearest memory while some rows of the result grow. */
    private void multiply(float[] left, float[][] right, float[] product, int first, int end) {
        float[][] results = new float[end - first][tokens];
        int whole = tokens - tokens % BLOCK;
        for (int middle = 0; middle < whole; middle += BLOCK) {
            for (int row = first; row < end; row++) {
                addBlock(left, row * tokens + middle, right, middle, results[row - first]);
            }
        }
        for (int middle = whole; middle < tokens; middle++) {
            for (int row = first; row < end; row++) {
                add(left[row * tokens + middle], right[middle], results[row - first]);
            }
        }
        for (int row = first; row < end; row++) {
            System.arraycopy(results[row - first], 0, product, row * tokens, tokens);
        }
    }

    /** One index for all arrays is what lets the compiler use vectors. */
    private static void addBlock(float[] left, int at, float[][] right, int middle, float[] result) {
        float a = left[at];
        float b = left[at + 1];
        float c = left[at + 2];
        float d = left[at + 3];
        float[] first = right[middle];
        float[] second = right[middle + 1];
        float[] third = right[middle + 2];
        float[] fourth = right[middle + 3];
        for (int column = 0; column < result.length; column++) {
            result[column] += a * first[column] + b * second[column] + c * third[column] + d * fourth[column];
        }
    }

    private static void add(float factor, float[] row, float[] result) {
        for (int column = 0; column < result.length; column++) {
            result[column] += factor * row[column];
        }
    }
}
