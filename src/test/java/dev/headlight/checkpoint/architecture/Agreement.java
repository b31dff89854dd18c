package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.onnx.OnnxRun.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Compares a run of a graph with a plain forward pass: attentions within 1e-5, all else within 1e-4. */
final class Agreement {
    private static final double ATTENTION_TOLERANCE = 1e-5;
    private static final double TOLERANCE = 1e-4;

    private Agreement() {}

    static void assertSameLayers(Map<String, Result> found, PlainEncoder expected, int heads) {
        List<double[][]> attentions = expected.attentions();
        for (int layer = 0; layer < attentions.size(); layer++) {
            assertClose(found, "attentions." + layer, flat(attentions.get(layer)), ATTENTION_TOLERANCE);
            assertClose(found, "queries." + layer, byHead(expected.queries().get(layer), heads), TOLERANCE);
            assertClose(found, "values." + layer, byHead(expected.values().get(layer), heads), TOLERANCE);
        }
        assertThat(found).doesNotContainKey("attentions." + attentions.size());
        assertThat(expected.hidden()).hasSize(attentions.size() + 1);
        for (int state = 0; state < expected.hidden().size(); state++) {
            assertSame(found, "hidden_states." + state, expected.hidden().get(state));
        }
    }

    static void assertSame(Map<String, Result> found, String output, double[]... expected) {
        assertClose(found, output, flat(expected), TOLERANCE);
    }

    private static void assertClose(Map<String, Result> found, String output, double[] expected, double tolerance) {
        assertThat(found).containsKey(output);
        float[] numbers = found.getOrDefault(output, new Result(new long[0], new float[0]))
                .numbers();
        assertThat(numbers).as(output).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) numbers[i]).as("%s %d", output, i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static double[] flat(double[]... rows) {
        return Stream.of(rows).flatMapToDouble(DoubleStream::of).toArray();
    }

    /** From {@code [tokens][heads * size]} to {@code [heads, tokens, size]}. */
    private static double[] byHead(double[][] rows, int heads) {
        int size = rows[0].length / heads;
        double[] turned = new double[rows.length * heads * size];
        for (int head = 0; head < heads; head++) {
            for (int token = 0; token < rows.length; token++) {
                System.arraycopy(rows[token], head * size, turned, (head * rows.length + token) * size, size);
            }
        }
        return turned;
    }
}
