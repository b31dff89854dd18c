package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published checkpoints against transformers: attentions within 1e-5, hidden states and logits within 1e-4. */
class PublishedCheckpointsTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");
    private static final float ATTENTION_TOLERANCE = 1e-5f;
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    Path folder;

    private static JsonObject read(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonObject> encoders() {
        JsonArray all = read(CHECKPOINTS.resolve("checkpoints.json")).getAsJsonArray("checkpoints");
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(listed -> Files.exists(CHECKPOINTS.resolve(name(listed)).resolve("expected-0.safetensors")));
    }

    private static String name(JsonObject listed) {
        return listed.get("folder").getAsString();
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aCheckpointYieldsWhatTransformersYields(JsonObject listed) throws IOException, OrtException {
        Path checkpoint = CHECKPOINTS.resolve(name(listed));
        JsonObject config = read(checkpoint.resolve("config.json"));
        try (CheckpointWeights source = CheckpointWeights.open(checkpoint);
                ExportRun export = ExportRun.of(config, source, folder.resolve(name(listed)))) {
            assertThat(export.export().task().externalName())
                    .isEqualTo(listed.get("task").getAsString());
            assertThat(export.export().sizes().layers())
                    .isEqualTo(listed.get("layers").getAsInt());
            assertThat(export.export().sizes().heads())
                    .isEqualTo(listed.get("heads").getAsInt());
            for (JsonElement run : listed.getAsJsonArray("runs")) {
                long[] ids = StreamSupport.stream(
                                run.getAsJsonObject().getAsJsonArray("ids").spliterator(), false)
                        .mapToLong(JsonElement::getAsLong)
                        .toArray();
                String file = run.getAsJsonObject().get("expected").getAsString();
                assertSame(
                        export.run(ids),
                        expected(checkpoint.resolve(file)),
                        export.export().sizes());
            }
        }
    }

    private static Map<String, float[]> expected(Path file) throws IOException {
        Map<String, float[]> tensors = new HashMap<>();
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            Set<String> names = Set.copyOf(
                    source.weights().stream().map(weight -> weight.name()).toList());
            source.read(names, (weight, numbers) -> {
                float[] copy = new float[numbers.remaining()];
                numbers.duplicate().get(copy);
                tensors.put(weight.name(), copy);
            });
        }
        return tensors;
    }

    private static void assertSame(Map<String, Result> found, Map<String, float[]> expected, EncoderSizes sizes) {
        expected.forEach((name, numbers) -> {
            List<String> outputs = switch (name) {
                case "attentions" -> numbered(name, sizes.layers());
                case "hidden_states" -> numbered(name, sizes.layers() + 1);
                default -> List.of(name);
            };
            float tolerance = name.equals("attentions") ? ATTENTION_TOLERANCE : TOLERANCE;
            int place = 0;
            for (String output : outputs) {
                assertThat(found).containsKey(output);
                for (float number : found.getOrDefault(output, new Result(new long[0], new float[0]))
                        .numbers()) {
                    assertThat(number).as("%s %d", output, place).isCloseTo(numbers[place++], within(tolerance));
                }
            }
            assertThat(place).as(name).isEqualTo(numbers.length);
        });
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + "." + number).toList();
    }

    @ParameterizedTest
    @CsvSource({"gpt2-lm, GPT-2, decoder", "t5-seq2seq, T5, encoder with a decoder"})
    void decodersAreRefusedByName(String checkpoint, String name, String kind) throws IOException {
        JsonObject config = read(CHECKPOINTS.resolve(checkpoint).resolve("config.json"));
        try (SafetensorsFile source = SafetensorsFile.open(CHECKPOINTS.resolve("bert-ner/model.safetensors"))) {
            assertThatThrownBy(() -> Architectures.export(config, source))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining(kind)
                    .hasMessageContaining("distilbert");
        }
    }
}
