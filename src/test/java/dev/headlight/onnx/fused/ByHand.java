package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Attention probabilities computed plainly, in double precision. */
final class ByHand {
    /** What is added to a score, minus infinity where a key must not be seen. */
    interface Mask {
        double at(int batch, int head, int query, int key);
    }

    static final Mask NO_MASK = (batch, head, query, key) -> 0;

    private ByHand() {}

    /** {@code softmax(queries * keys * scale + mask)} of two tensors {@code [batch, heads, tokens, head size]}. */
    static Numbers probabilities(Numbers queries, Numbers keys, double scale, Mask mask) {
        int batches = (int) queries.shape()[0];
        int heads = (int) queries.shape()[1];
        int rows = (int) queries.shape()[2];
        int columns = (int) keys.shape()[2];
        double[] result = new double[batches * heads * rows * columns];
        int next = 0;
        for (int batch = 0; batch < batches; batch++) {
            for (int head = 0; head < heads; head++) {
                for (int query = 0; query < rows; query++, next += columns) {
                    double total = 0;
                    for (int key = 0; key < columns; key++) {
                        double product = 0;
                        for (int i = 0; i < queries.shape()[3]; i++) {
                            product += queries.at(batch, head, query, i) * keys.at(batch, head, key, i);
                        }
                        result[next + key] = Math.exp(product * scale + mask.at(batch, head, query, key));
                        total += result[next + key];
                    }
                    for (int key = 0; key < columns; key++) {
                        result[next + key] /= total;
                    }
                }
            }
        }
        return Numbers.of(queries.type(), new long[] {batches, heads, rows, columns}, result);
    }

    /** {@code [batch, heads, tokens, head size]} of some columns of {@code input * weights + bias}. */
    static Numbers projection(Numbers input, Numbers weights, Numbers bias, int from, int heads, int headSize) {
        int batches = (int) input.shape()[0];
        int tokens = (int) input.shape()[1];
        double[] result = new double[batches * heads * tokens * headSize];
        int next = 0;
        for (int batch = 0; batch < batches; batch++) {
            for (int head = 0; head < heads; head++) {
                for (int token = 0; token < tokens; token++) {
                    for (int i = 0; i < headSize; i++) {
                        int column = from + head * headSize + i;
                        double sum = bias.at(column);
                        for (int row = 0; row < input.shape()[2]; row++) {
                            sum += input.at(batch, token, row) * weights.at(row, column);
                        }
                        result[next++] = sum;
                    }
                }
            }
        }
        return Numbers.of(input.type(), new long[] {batches, heads, tokens, headSize}, result);
    }

    /** {@code [batch, heads, tokens, head size]} of {@code [batch, tokens, heads * head size]}. */
    static Numbers split(Numbers input, int heads) {
        int width = (int) input.shape()[2];
        double[] unit = new double[width * width];
        for (int i = 0; i < width; i++) {
            unit[i * width + i] = 1;
        }
        Numbers same = Numbers.of(input.type(), new long[] {width, width}, unit);
        return projection(
                input, same, Numbers.of(input.type(), new long[] {width}, new double[width]), 0, heads, width / heads);
    }

    static void assertSame(Numbers found, Numbers expected) {
        assertThat(found.shape()).containsExactly(expected.shape());
        assertThat(found.numbers()).containsExactly(expected.numbers(), within(BothForms.TOLERANCE));
    }
}
