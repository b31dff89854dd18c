package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several exporters, rewritten and stored narrower, in the real runtime. */
class CompactGraphTest {
    private static final Path FILES = Path.of("src/test/resources/onnx");

    /** Measured on these: at most 5.4e-6 and 1.2e-4. */
    private static final Map<StoragePrecision, Float> LARGEST_DIFFERENCE =
            Map.of(StoragePrecision.FLOAT16, 2e-5f, StoragePrecision.INT8, 5e-4f);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-random-bert",
                "tiny-roberta-mlm.legacy-eager-op14",
                "tiny-debertav2-mlm.legacy-eager-op14",
                "tiny-distilbert-mlm.dynamo-sdpa-op18",
                "tiny-distilbert-mlm.legacy-eager-op14-ortfused",
                "tiny-opt.legacy-sdpa-op17",
            })
    void rewrittenFilesKeepTheirAttentionsWhenStoredNarrower(String name) throws IOException, OrtException {
        PromotedModel model = CanonicalGraph.of(OnnxModelFile.open(FILES.resolve(name + ".onnx")));
        Map<String, Result> exact = run(model, "exact");
        for (Map.Entry<StoragePrecision, Float> limit : LARGEST_DIFFERENCE.entrySet()) {
            PromotedModel stored = model.stored(limit.getKey());
            assertThat(stored.graph().weightBytes()).isLessThan(model.graph().weightBytes());
            Map<String, Result> found = run(stored, limit.getKey().name());
            assertThat(difference(model, exact, found))
                    .as("%s %s", name, limit.getKey())
                    .isBetween(1e-7f, limit.getValue());
        }
    }

    private Map<String, Result> run(PromotedModel model, String name) throws IOException, OrtException {
        Path target = Files.createDirectory(folder.resolve(name));
        model.writeWeights(target);
        assertThat(Files.size(target.resolve(WeightsFile.NAME)))
                .isEqualTo(model.graph().weightBytes());
        Path file = target.resolve("model.onnx");
        model.graph().write(file, "test", Map.of());
        Map<String, OnnxTensor> inputs = new HashMap<>();
        float[][] heads = new float[model.layers()][model.heads()];
        Arrays.stream(heads).forEach(layer -> Arrays.fill(layer, 1));
        for (ValueInfoProto input : model.graph().proto().getInputList()) {
            inputs.put(
                    input.getName(),
                    switch (input.getName()) {
                        case "head_mask" -> OnnxRun.matrix(heads);
                        case "prediction_positions" -> OnnxRun.list(1);
                        case "attention_mask" -> OnnxRun.batch(1, 1, 1, 1, 1, 1);
                        case "token_type_ids" -> OnnxRun.batch(0, 0, 0, 0, 0, 0);
                        default -> OnnxRun.batch(2, 17, 33, 50, 39, 3);
                    });
        }
        try (OnnxRun run = new OnnxRun(file)) {
            return run.run(inputs);
        }
    }

    private static float difference(PromotedModel model, Map<String, Result> exact, Map<String, Result> found) {
        float largest = 0;
        for (String output : model.outputs().attentions()) {
            Result none = new Result(new long[0], new float[0]);
            float[] expected = exact.getOrDefault(output, none).numbers();
            float[] numbers = found.getOrDefault(output, none).numbers();
            assertThat(numbers).hasSameSizeAs(expected).isNotEmpty();
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i] - numbers[i]));
            }
        }
        return largest;
    }
}
