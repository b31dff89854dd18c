package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OneBlockModel.Form;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One attention block, its products written in several ways, run in the real runtime. */
class ProductFormsTest {
    private static final int TOKENS = 5;
    /** All numbers of the first head, and half of the second's. */
    private static final int LABELS = 6;

    private static final float SAME = 1e-5f;
    /** Probabilities in bytes are 1/256 apart, and scores 0.02. */
    private static final double COARSE = 0.03;

    @TempDir
    Path folder;

    private OnnxModelFile written(Form form, String length) throws IOException {
        return new OneBlockModel(form, length).withLabels(LABELS, true).write(folder.resolve(form + length + ".onnx"));
    }

    private Map<String, Result> run(OnnxModelFile file, float firstHead) throws IOException, OrtException {
        PromotedModel model = CanonicalGraph.of(file);
        Path target = Files.createTempDirectory(folder, "model");
        model.writeWeights(target);
        model.graph().write(target.resolve("model.onnx"), "test", Map.of());
        Map<String, OnnxTensor> inputs = ids();
        inputs.put("head_mask", OnnxRun.matrix(new float[][] {{firstHead, 1}}));
        try (OnnxRun run = new OnnxRun(target.resolve("model.onnx"))) {
            Map<String, Result> found = new HashMap<>(run.run(inputs));
            found.put("attentions", result(found, model.outputs().attentions().getFirst()));
            return found;
        }
    }

    private static Map<String, OnnxTensor> ids() throws OrtException {
        return new HashMap<>(Map.of("input_ids", OnnxRun.batch(2, 5, 7, 19, 3)));
    }

    private static Result result(Map<String, Result> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    private static float[] numbers(Map<String, Result> results, String name) {
        return result(results, name).numbers();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void queriesAndKeysExplainTheAttentions(Form form) throws IOException, OrtException {
        Map<String, Result> found = run(written(form, "tokens"), 1);
        float[] queries = numbers(found, "queries.0");
        float[] keys = numbers(found, "keys.0");
        float[] attentions = numbers(found, "attentions");
        // QLinearMatMul scales nothing here.
        double scale = form == Form.QUANTIZED ? 1 : OneBlockModel.SCALE;
        double tolerance = form == Form.QUANTIZED ? COARSE : SAME;
        for (int row = 0; row < OneBlockModel.HEADS * TOKENS; row++) {
            double[] weights = new double[TOKENS];
            for (int key = 0; key < TOKENS; key++) {
                double score = 0;
                for (int i = 0; i < OneBlockModel.HEAD_SIZE; i++) {
                    score += queries[row * OneBlockModel.HEAD_SIZE + i]
                            * keys[(row / TOKENS * TOKENS + key) * OneBlockModel.HEAD_SIZE + i];
                }
                weights[key] = Math.exp(score * scale);
            }
            double total = Arrays.stream(weights).sum();
            for (int key = 0; key < TOKENS; key++) {
                assertThat((double) attentions[row * TOKENS + key]).isCloseTo(weights[key] / total, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void allWaysToWriteABlockGiveTheSameValues(Form form) throws IOException, OrtException {
        Map<String, Result> found = run(written(form, "tokens"), 1);
        Map<String, Result> plain = run(written(Form.PLAIN, "any"), 1);
        assertThat(numbers(found, "values.0")).containsExactly(numbers(plain, "values.0"), within(SAME));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theModelAnswersAsBefore(Form form) throws IOException, OrtException {
        OnnxModelFile file = written(form, "tokens");
        try (OnnxRun original = new OnnxRun(file.file())) {
            assertThat(numbers(run(file, 1), "logits"))
                    .containsExactly(numbers(original.run(ids()), "logits"), within(SAME));
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aHeadThatIsSwitchedOffAddsNothing(Form form) throws IOException, OrtException {
        Map<String, Result> on = run(written(form, "tokens"), 1);
        Map<String, Result> off = run(written(form, "tokens"), 0);
        float[] expected = numbers(on, "logits");
        for (int token = 0; token < TOKENS; token++) {
            int start = token * LABELS;
            Arrays.fill(expected, start, start + OneBlockModel.HEAD_SIZE, 0);
        }
        assertThat(numbers(off, "logits")).containsExactly(expected, within(SAME));
        assertThat(numbers(off, "attentions")).containsExactly(numbers(on, "attentions"), within(SAME));
    }

    @ParameterizedTest
    @EnumSource(value = Form.class, mode = EnumSource.Mode.EXCLUDE, names = "QUANTIZED")
    void paddingToAFixedLengthWithoutAMaskChangesNothing(Form form) throws IOException, OrtException {
        Map<String, Result> free = run(written(form, "tokens"), 1);
        Map<String, Result> fixed = run(written(form, "9"), 1);
        for (String name : new String[] {"attentions", "logits", "queries.0", "keys.0", "values.0"}) {
            assertThat(result(fixed, name).shape())
                    .as(name)
                    .containsExactly(result(free, name).shape());
            assertThat(numbers(fixed, name)).as(name).containsExactly(numbers(free, name), within(SAME));
        }
    }

    @Test
    void paddingThatCannotBeHiddenIsRefusedByItsPlace() throws IOException {
        OnnxModelFile mean = new OneBlockModel(Form.PLAIN, "9").withMean().write(folder.resolve("mean.onnx"));
        assertThatThrownBy(() -> CanonicalGraph.of(mean))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContainingAll("exactly 9 tokens and no mask", "\"mean\"", "free sequence length");
        OnnxModelFile bytes = written(Form.QUANTIZED, "9");
        assertThatThrownBy(() -> CanonicalGraph.of(bytes))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("exactly 9 tokens and no mask");
    }

    @ParameterizedTest
    @CsvSource({"3, false, TEXT_CLASSIFICATION", "5, true, TOKEN_CLASSIFICATION"})
    void labelsAreCounted(int count, boolean perToken, ModelTask task) throws IOException {
        PromotedModel model = CanonicalGraph.of(new OneBlockModel(Form.PLAIN, "tokens")
                .withLabels(count, perToken)
                .write(folder.resolve("labels.onnx")));
        assertThat(model.task()).isEqualTo(task);
        assertThat(model.classes()).isEqualTo(count);
    }
}
