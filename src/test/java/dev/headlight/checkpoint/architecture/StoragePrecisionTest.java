package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.onnx.OnnxRun.Result;
import dev.headlight.onnx.StoragePrecision;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published checkpoints, stored narrower, in the real runtime. */
class StoragePrecisionTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");

    /** Measured on these: at most 3.4e-3 and 6.3e-2, both on ALBERT; random weights sharpen differences. */
    private static final Map<StoragePrecision, Float> LARGEST_DIFFERENCE =
            Map.of(StoragePrecision.FLOAT32, 0f, StoragePrecision.FLOAT16, 1e-2f, StoragePrecision.INT8, 1e-1f);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bert-mlm", "bert-mlm-bin", "albert-mlm", "electra-discriminator", "mpnet-mlm"})
    void narrowerWeightsTakeLessRoomAndChangeTheAttentionsLittle(String checkpoint) throws IOException, OrtException {
        Map<StoragePrecision, Long> sizes = new EnumMap<>(StoragePrecision.class);
        Map<StoragePrecision, Float> differences = new EnumMap<>(StoragePrecision.class);
        Map<String, Result> exact = run(checkpoint, StoragePrecision.FLOAT32, sizes);
        for (StoragePrecision precision : StoragePrecision.values()) {
            Map<String, Result> found =
                    precision == StoragePrecision.FLOAT32 ? exact : run(checkpoint, precision, sizes);
            assertThat(found).containsOnlyKeys(exact.keySet());
            differences.put(precision, difference(exact, found));
        }
        assertThat(sizes.get(StoragePrecision.FLOAT16)).isLessThan(sizes.get(StoragePrecision.FLOAT32));
        assertThat(sizes.get(StoragePrecision.INT8)).isLessThan(sizes.get(StoragePrecision.FLOAT32));
        differences.forEach((precision, difference) -> assertThat(difference)
                .as("%s %s", checkpoint, precision)
                .isLessThanOrEqualTo(LARGEST_DIFFERENCE.get(precision)));
    }

    private Map<String, Result> run(String checkpoint, StoragePrecision precision, Map<StoragePrecision, Long> sizes)
            throws IOException, OrtException {
        Path published = CHECKPOINTS.resolve(checkpoint);
        JsonObject config = JsonParser.parseString(Files.readString(published.resolve("config.json")))
                .getAsJsonObject();
        Path target = folder.resolve(precision.name());
        try (CheckpointWeights source = CheckpointWeights.open(published);
                ExportRun run = ExportRun.of(config, source, target, precision)) {
            long size = Files.size(target.resolve(WeightsFile.NAME));
            assertThat(run.export().exported().graph().stored(precision).weightBytes())
                    .as("the size is known before")
                    .isEqualTo(size);
            sizes.put(precision, size);
            return run.run(2, 17, 33, 150, 99, 3);
        }
    }

    private static float difference(Map<String, Result> exact, Map<String, Result> found) {
        float largest = 0;
        for (Map.Entry<String, Result> output : exact.entrySet()) {
            if (output.getKey().startsWith("attentions.")) {
                float[] expected = output.getValue().numbers();
                float[] numbers =
                        found.getOrDefault(output.getKey(), output.getValue()).numbers();
                for (int i = 0; i < expected.length; i++) {
                    largest = Math.max(largest, Math.abs(expected[i] - numbers[i]));
                }
            }
        }
        return largest;
    }
}
