package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a random BERT of two layers and four heads that PyTorch exported; see the README beside it. */
class CanonicalGraphTest {
    private static final int LAYERS = 2;
    private static final int HEADS = 4;

    @TempDir
    Path folder;

    private static InputStream resource(String name) {
        InputStream stream = CanonicalGraphTest.class.getResourceAsStream("/onnx/" + name);
        if (stream == null) {
            throw new IllegalStateException("no test resource " + name);
        }
        return stream;
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = resource(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PromotedModel promoted() throws IOException {
        Path file = Files.write(folder.resolve("published.onnx"), bytes("tiny-random-bert.onnx"));
        return CanonicalGraph.of(OnnxModelFile.open(file));
    }

    private Path write(PromotedModel model) throws IOException {
        model.writeWeights(folder);
        Path file = folder.resolve("model.onnx");
        model.graph().write(file, "test", Map.of());
        return file;
    }

    private static Map<String, OnnxTensor> inputs() throws OrtException {
        return new TreeMap<>(Map.of(
                "input_ids", OnnxRun.batch(2, 50, 7, 99, 3),
                "attention_mask", OnnxRun.batch(1, 1, 1, 1, 1),
                "token_type_ids", OnnxRun.batch(0, 0, 1, 1, 1)));
    }

    private static final long[] EVERYWHERE = {0, 1, 2, 3, 4};

    private static Map<String, Result> run(Path model, float... ofFirstLayer) throws OrtException {
        float[][] mask = new float[LAYERS][HEADS];
        Arrays.fill(mask[1], 1);
        mask[0] = ofFirstLayer;
        Map<String, OnnxTensor> inputs = inputs();
        inputs.put("head_mask", OnnxRun.matrix(mask));
        inputs.put("prediction_positions", OnnxRun.list(EVERYWHERE));
        try (OnnxRun run = new OnnxRun(model)) {
            return run.run(inputs);
        }
    }

    private static float[] numbers(Map<String, Result> results, String name) {
        assertThat(results).containsKey(name);
        return results.getOrDefault(name, new Result(new long[0], new float[0])).numbers();
    }

    @Test
    void attentionsAreFoundInTheOrderOfTheLayers() throws IOException {
        PromotedModel model = promoted();
        assertThat(model.outputs().attentions())
                .containsExactly(
                        "/m/bert/encoder/layer.0/attention/self/Softmax_output_0",
                        "/m/bert/encoder/layer.1/attention/self/Softmax_output_0");
        assertThat(model.heads()).isEqualTo(HEADS);
        assertThat(model.layers()).isEqualTo(LAYERS);
        assertThat(model.vocabularySize()).isEqualTo(101);
        assertThat(model.outputs().queries()).hasSize(LAYERS);
        assertThat(model.outputs().keys()).hasSize(LAYERS);
        assertThat(model.outputs().values()).hasSize(LAYERS);
    }

    @Test
    void thePromotedModelYieldsWhatTheOriginalDoes() throws IOException, OrtException {
        Path original = Files.write(folder.resolve("original.onnx"), bytes("tiny-random-bert.onnx"));
        Map<String, Result> expected;
        try (OnnxRun run = new OnnxRun(original)) {
            expected = run.run(inputs());
        }
        Map<String, Result> found = run(write(promoted()), 1, 1, 1, 1);
        assertThat(numbers(found, "logits")).containsExactly(numbers(expected, "logits"), within(1e-5f));
    }

    @Test
    void queriesAndKeysExplainTheAttentions() throws IOException, OrtException {
        PromotedModel model = promoted();
        Map<String, Result> found = run(write(model), 1, 1, 1, 1);
        int tokens = 5;
        int size = model.headSize();
        for (int layer = 0; layer < LAYERS; layer++) {
            float[] attentions = numbers(found, model.outputs().attentions().get(layer));
            float[] queries = numbers(found, model.outputs().queries().get(layer));
            float[] keys = numbers(found, model.outputs().keys().get(layer));
            for (int row = 0; row < HEADS * tokens; row++) {
                double[] scores = new double[tokens];
                double total = 0;
                for (int key = 0; key < tokens; key++) {
                    for (int i = 0; i < size; i++) {
                        scores[key] += queries[row * size + i] * keys[((row / tokens) * tokens + key) * size + i];
                    }
                    scores[key] = Math.exp(scores[key] / Math.sqrt(size));
                    total += scores[key];
                }
                for (int key = 0; key < tokens; key++) {
                    assertThat((double) attentions[row * tokens + key]).isCloseTo(scores[key] / total, within(1e-5));
                }
            }
        }
    }

    @Test
    void aHeadThatIsSwitchedOffStaysVisibleAndChangesWhatFollows() throws IOException, OrtException {
        PromotedModel model = promoted();
        Path file = write(model);
        Map<String, Result> all = run(file, 1, 1, 1, 1);
        Map<String, Result> less = run(file, 1, 0, 1, 1);
        String first = model.outputs().attentions().getFirst();
        String second = model.outputs().attentions().getLast();
        assertThat(numbers(less, first)).containsExactly(numbers(all, first), within(1e-6f));
        assertThat(numbers(less, second)).isNotEqualTo(numbers(all, second));
        assertThat(numbers(less, "logits")).isNotEqualTo(numbers(all, "logits"));
    }

    @Test
    void weightsLieInAFileOfTheirOwnAtWholePages() throws IOException {
        PromotedModel model = promoted();
        write(model);
        assertThat(model.graph().weights())
                .isNotEmpty()
                .allSatisfy(slot -> assertThat(slot.offset() % 4096).isZero());
        assertThat(Files.size(folder.resolve(WeightsFile.NAME)))
                .isEqualTo(model.graph().weights().getLast().end());
    }

    @Test
    void aGraphWithoutPlainAttentionIsRefusedWithWhatWasSeen() throws IOException {
        Path file = folder.resolve("none.onnx");
        GraphBuilder graph = new GraphBuilder("none", 20);
        Value input = graph.input("x", ElementType.FLOAT, "1", "classes");
        Value classes = graph.node("Softmax", "classes", List.of(input), Attribute.of("axis", -1L));
        graph.output(classes, ElementType.FLOAT, "1", "classes");
        graph.build().write(file, "test", Map.of());
        OnnxModelFile opened = OnnxModelFile.open(file);
        assertThatThrownBy(() -> CanonicalGraph.of(opened))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("looked for a softmax")
                .hasMessageContaining("classes (its result multiplies no values)");
    }

    @Test
    void aDamagedFileNeverEndsInAnythingButAnIoException() throws IOException {
        byte[] good = bytes("tiny-random-bert.onnx");
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            for (int i = 0; i < 5 && bad.length > 0; i++) {
                bad[random.nextInt(Math.min(bad.length, 4000))] = (byte) random.nextInt(256);
            }
            refuseOrRead(bad);
        }
    }

    private void refuseOrRead(byte... onnx) throws IOException {
        Path file = Files.write(folder.resolve("damaged.onnx"), onnx);
        try {
            assertThat(CanonicalGraph.of(OnnxModelFile.open(file)).layers()).isPositive();
        } catch (IOException e) {
            assertThat(e).message().isNotBlank();
        }
    }
}
