package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On small random models in the shapes of several exporters, run in the real runtime before and after rewriting. */
class ExportersTest {
    private static final long[] WORDS = {2, 50, 7, 99, 13, 3};
    private static final int LAYERS = 2;
    private static final int HEADS = 4;
    private static final float SAME = 1e-5f;

    @TempDir
    Path folder;

    private static Path resource(String name) {
        URL url = Objects.requireNonNull(ExportersTest.class.getResource("/onnx/" + name + ".onnx"), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PromotedModel rewritten(String name) throws IOException {
        return CanonicalGraph.of(OnnxModelFile.open(resource(name)));
    }

    private static Map<String, OnnxTensor> inputs(List<String> names) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        long[] ones = WORDS.clone();
        Arrays.fill(ones, 1);
        for (String name : names) {
            long[] numbers =
                    name.equals("input_ids") ? WORDS : name.equals("attention_mask") ? ones : new long[WORDS.length];
            inputs.put(name, OnnxRun.batch(numbers));
        }
        return inputs;
    }

    private Map<String, Result> run(PromotedModel model, float factor) throws IOException, OrtException {
        Path file = folder.resolve("model.onnx");
        if (Files.notExists(file)) {
            model.writeWeights(folder);
            model.graph().write(file, "test", Map.of());
        }
        Map<String, OnnxTensor> inputs = inputs(model.inputs());
        float[][] mask = new float[LAYERS][HEADS];
        Arrays.stream(mask).forEach(row -> Arrays.fill(row, factor));
        inputs.put("head_mask", OnnxRun.matrix(mask));
        if (model.task() == ModelTask.FILL_MASK) {
            inputs.put("prediction_positions", OnnxRun.list(0, 1, 2, 3, 4, 5));
        }
        try (OnnxRun run = new OnnxRun(file)) {
            return run.run(inputs);
        }
    }

    private static float[] numbers(Map<String, Result> results, String name) {
        return Objects.requireNonNull(results.get(name), name).numbers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-albert-mlm.legacy-sdpa-op17",
                "tiny-distilbert-mlm.dynamo-sdpa-op18",
                "tiny-debertav2-mlm.legacy-eager-op14",
                "tiny-distilbert-mlm.legacy-eager-op14-int8",
                "tiny-distilbert-mlm.legacy-eager-op14-ortfused",
                "tiny-distilbert-sst2.legacy-sdpa-op17",
                "tiny-electra-discriminator.legacy-eager-op14",
                "tiny-roberta-mlm.legacy-eager-op14",
                "tiny-squeezebert-mlm.legacy-eager-op14",
            })
    void theRewrittenModelAnswersAsBeforeShowsItsAttentionAndLetsHeadsBeSwitchedOff(String name)
            throws IOException, OrtException {
        PromotedModel model = rewritten(name);
        Map<String, Result> expected;
        try (OnnxRun original = new OnnxRun(resource(name))) {
            expected = original.run(inputs(model.inputs()));
        }
        Map<String, Result> found = run(model, 1);
        assertThat(numbers(found, "logits")).containsExactly(numbers(expected, "logits"), within(SAME));
        assertThat(model.outputs().attentions())
                .hasSize(LAYERS)
                .allSatisfy(attentions -> assertRows(found, attentions));
        Map<String, Result> without = run(model, 0);
        String first = model.outputs().attentions().getFirst();
        assertThat(numbers(without, first)).containsExactly(numbers(found, first), within(SAME));
        assertThat(numbers(without, "logits")).isNotEqualTo(numbers(found, "logits"));
    }

    private static void assertRows(Map<String, Result> results, String name) {
        Result result = Objects.requireNonNull(results.get(name), name);
        int tokens = WORDS.length;
        assertThat(result.shape()).containsExactly(1, HEADS, tokens, tokens);
        for (int row = 0; row < HEADS * tokens; row++) {
            float sum = 0;
            for (int key = 0; key < tokens; key++) {
                sum += result.numbers()[row * tokens + key];
            }
            assertThat(sum).isCloseTo(1, within(SAME));
        }
    }

    /** Layers of these models end with a normalisation whose factors are untrained. */
    @ParameterizedTest
    @ValueSource(strings = {"tiny-squeezebert-mlm.legacy-eager-op14", "tiny-roberta-mlm.legacy-eager-op14"})
    void hiddenStatesAreThoseOfTokensAndNormalised(String name) throws IOException, OrtException {
        PromotedModel model = rewritten(name);
        Map<String, Result> found = run(model, 1);
        assertThat(model.outputs().hiddenStates()).hasSize(LAYERS + 1);
        for (String state : model.outputs().hiddenStates()) {
            Result result = Objects.requireNonNull(found.get(state), state);
            assertThat(result.shape()).containsExactly(1, WORDS.length, model.hiddenSize());
            for (int token = 0; token < WORDS.length; token++) {
                double sum = 0;
                for (int i = 0; i < model.hiddenSize(); i++) {
                    sum += result.numbers()[token * model.hiddenSize() + i];
                }
                assertThat(sum / model.hiddenSize()).isCloseTo(0, within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-albert-mlm.legacy-sdpa-op17, FILL_MASK",
        "tiny-distilbert-sst2.legacy-sdpa-op17, TEXT_CLASSIFICATION",
        "tiny-electra-discriminator.legacy-eager-op14, REPLACED_TOKEN_DETECTION",
        "tiny-opt.legacy-sdpa-op17, FEATURE_EXTRACTION",
    })
    void theTaskIsToldFromTheOutputs(String name, ModelTask task) throws IOException {
        assertThat(rewritten(name).task()).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-albert-mlm.legacy-sdpa-op17",
                "tiny-distilbert-mlm.dynamo-sdpa-op18",
                "tiny-distilbert-sst2.legacy-sdpa-op17",
                "tiny-electra-discriminator.legacy-eager-op14",
                "tiny-roberta-mlm.legacy-eager-op14",
                "tiny-opt.legacy-sdpa-op17",
            })
    void queriesKeysValuesAndHiddenStatesAreFoundInEveryLayer(String name) throws IOException, OrtException {
        PromotedModel model = rewritten(name);
        Map<String, Result> found = run(model, 1);
        assertThat(model.outputs().hiddenStates()).hasSize(LAYERS + 1);
        for (List<String> kind : List.of(
                model.outputs().queries(),
                model.outputs().keys(),
                model.outputs().values())) {
            assertThat(kind)
                    .hasSize(LAYERS)
                    .allSatisfy(output -> assertThat(
                                    Objects.requireNonNull(found.get(output)).shape())
                            .containsExactly(1, HEADS, WORDS.length, model.headSize()));
        }
    }

    @Test
    void aDecoderIsToldByItsMask() throws IOException {
        assertThat(rewritten("tiny-opt.legacy-sdpa-op17").report().blocks())
                .allSatisfy(block -> assertThat(block.kind()).isEqualTo(AttentionKind.CAUSAL));
    }

    @Test
    void aModelOfTwoSequencesIsRefusedByTheTensorThatLooksAcross() throws IOException {
        OnnxModelFile file = OnnxModelFile.open(resource("tiny-marian.legacy-sdpa-op17"));
        assertThat(AttentionFinder.find(file).blocks())
                .extracting(AttentionReport.Found::kind)
                .containsExactly(
                        AttentionKind.SELF,
                        AttentionKind.SELF,
                        AttentionKind.CAUSAL,
                        AttentionKind.CROSS,
                        AttentionKind.CAUSAL,
                        AttentionKind.CROSS);
        assertThatThrownBy(() -> CanonicalGraph.of(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("/m/model/decoder/layers.0/encoder_attn/Softmax_output_0");
    }
}
