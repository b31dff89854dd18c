package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.checkpoint.architecture.TinyBert.Outputs;
import dev.headlight.onnx.OnnxRun;
import dev.headlight.onnx.OnnxRun.Result;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph in the real runtime against the same mathematics in plain loops, to 1e-4. */
class BertArchitectureTest {
    private static final double TOLERANCE = 1e-4;
    private static final BertConfig CONFIG = TinyBert.CONFIG;

    @TempDir
    Path folder;

    private final int[] ids = {3, 16, 0, 5, 5};
    private final int[] types = {0, 0, 1, 1, 1};

    private Map<String, Result> run(TinyBert bert, int[] mask, float[][] headMask, int... positions)
            throws IOException, OrtException {
        ExportedGraph export = BertArchitecture.export(CONFIG, new TinyBert.Names(isTransposed(bert)));
        try (WeightsFile weights = new WeightsFile(folder, export.graph())) {
            export.copyWeights(bert, weights, done -> {});
            weights.finish();
        }
        Path model = folder.resolve("model.onnx");
        export.graph().write(model, "test", Map.of("source", "random"));
        try (OnnxRun run = new OnnxRun(model)) {
            return run.run(Map.of(
                    "input_ids", OnnxRun.batch(longs(ids)),
                    "token_type_ids", OnnxRun.batch(longs(types)),
                    "attention_mask", OnnxRun.batch(longs(mask)),
                    "head_mask", OnnxRun.matrix(headMask),
                    "prediction_positions", OnnxRun.list(longs(positions))));
        }
    }

    private static boolean isTransposed(TinyBert bert) {
        return bert.weights().stream()
                .anyMatch(weight -> weight.name().endsWith("intermediate.dense:kernel")
                        && weight.shape().getFirst() == CONFIG.intermediateSize());
    }

    private static long[] longs(int... numbers) {
        return IntStream.of(numbers).asLongStream().toArray();
    }

    private static float[][] allHeads() {
        float[][] mask = new float[CONFIG.layers()][CONFIG.heads()];
        for (float[] layer : mask) {
            Arrays.fill(layer, 1);
        }
        return mask;
    }

    private static Result result(Map<String, Result> results, String name) {
        assertThat(results).containsKey(name);
        return results.getOrDefault(name, new Result(new long[0], new float[0]));
    }

    private void assertSame(Map<String, Result> found, Outputs expected, int predictions) {
        for (int layer = 0; layer < CONFIG.layers(); layer++) {
            assertAttention(
                    result(found, "attentions." + layer), expected.attentions().get(layer));
            assertHeads(result(found, "queries." + layer), expected.queries().get(layer));
            assertHeads(result(found, "keys." + layer), expected.keys().get(layer));
            assertHeads(result(found, "values." + layer), expected.values().get(layer));
        }
        for (int state = 0; state <= CONFIG.layers(); state++) {
            Result hidden = result(found, "hidden_states." + state);
            assertThat(hidden.shape()).containsExactly(1, ids.length, CONFIG.hiddenSize());
            assertClose(hidden.numbers(), flat(expected.hidden().get(state)));
        }
        Result logits = result(found, "logits");
        assertThat(logits.shape()).containsExactly(predictions, CONFIG.vocabularySize());
        assertClose(logits.numbers(), flat(expected.logits().toArray(double[][]::new)));
    }

    private void assertAttention(Result found, double[][][] expected) {
        assertThat(found.shape()).containsExactly(1, CONFIG.heads(), ids.length, ids.length);
        assertClose(
                found.numbers(),
                IntStream.range(0, CONFIG.heads())
                        .mapToObj(head -> flat(expected[head]))
                        .flatMapToDouble(DoubleStream::of)
                        .toArray());
    }

    private void assertHeads(Result found, double[][] expected) {
        int size = CONFIG.headSize();
        assertThat(found.shape()).containsExactly(1, CONFIG.heads(), ids.length, size);
        double[] byHead = new double[ids.length * CONFIG.hiddenSize()];
        for (int head = 0; head < CONFIG.heads(); head++) {
            for (int token = 0; token < ids.length; token++) {
                System.arraycopy(expected[token], head * size, byHead, (head * ids.length + token) * size, size);
            }
        }
        assertClose(found.numbers(), byHead);
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static void assertClose(float[] found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theGraphComputesWhatBertComputes(boolean transposed) throws IOException, OrtException {
        TinyBert bert = new TinyBert(transposed);
        int[] mask = {1, 1, 1, 1, 1};
        assertSame(run(bert, mask, allHeads(), 1, 4), bert.forward(ids, types, mask, allHeads(), new int[] {1, 4}), 2);
    }

    @Test
    void maskedTokensGetNoAttention() throws IOException, OrtException {
        TinyBert bert = new TinyBert(false);
        int[] mask = {1, 1, 0, 1, 0};
        assertSame(run(bert, mask, allHeads(), 0), bert.forward(ids, types, mask, allHeads(), new int[] {0}), 1);
    }

    @Test
    void aHeadThatIsSwitchedOffAddsNothingAndStaysVisible() throws IOException, OrtException {
        TinyBert bert = new TinyBert(false);
        int[] mask = {1, 1, 1, 1, 1};
        float[][] heads = allHeads();
        heads[0][1] = 0;
        heads[1][2] = 0.5f;
        Map<String, Result> found = run(bert, mask, heads);
        assertSame(found, bert.forward(ids, types, mask, heads, new int[0]), 0);
        float total = 0;
        for (int i = 0; i < ids.length; i++) {
            total += result(found, "attentions.0").numbers()[ids.length * ids.length + i];
        }
        assertThat(total).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void aCheckpointOfAnotherSizeIsRefusedBeforeAnythingIsWritten() throws IOException {
        BertConfig wider = new BertConfig(2, 3, 12, 24, 17, 9, 2, 1e-12f);
        ExportedGraph export = BertArchitecture.export(wider, new TinyBert.Names(false));
        try (WeightsFile weights = new WeightsFile(folder, export.graph())) {
            assertThatThrownBy(() -> export.copyWeights(new TinyBert(false), weights, done -> {}))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("[12, 20]")
                    .hasMessageContaining("[12, 24]");
        }
    }

    @Test
    void theSizesOfABertAreReadFromItsWeights() throws IOException {
        BertConfig big = new BertConfig(3, 2, 128, 256, 40, 16, 2, 1e-12f);
        WeightNames names = new TensorFlowBertNames("module/");
        ExportedGraph export = BertArchitecture.export(big, names);
        List<WeightInfo> infos = export.copies().stream()
                .map(copy -> new WeightInfo(
                        copy.source(),
                        StoredType.FLOAT32,
                        export.graph().weightShapes().getOrDefault(copy.target(), List.of())))
                .toList();
        assertThat(BertCheckpoint.configOf(new Listed(infos), names)).isEqualTo(big);
        assertThatThrownBy(() -> BertCheckpoint.configOf(new Listed(List.of()), names))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("module/bert/embeddings/word_embeddings");
    }

    /** Weights of which only the shapes are known. */
    private record Listed(List<WeightInfo> weights) implements WeightSource {
        @Override
        public void read(Set<String> names, Reader reader) {
            throw new UnsupportedOperationException("only shapes are known");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
