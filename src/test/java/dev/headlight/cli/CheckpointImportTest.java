package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.export.numbers.SafetensorsContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published checkpoints go through the command line, from the folder to the numbers. The numbers expected are those of
 * transformers, see the README beside them.
 */
class CheckpointImportTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");
    private static final double ATTENTION_TOLERANCE = 1e-5;
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-mlm",
                "bert-ner",
                "bert-fp16",
                "distilbert-mlm",
                "distilbert-qa",
                "distilbert-sst2-vocab",
                "roberta-mlm",
                "electra-discriminator",
                "albert-mlm",
                "mpnet-mlm",
            })
    void anImportedCheckpointGivesTheNumbersOfItsAuthors(String name) throws IOException {
        Path folder = CHECKPOINTS.resolve(name);
        CommandRun imported = CommandRun.in(store, "import", folder.toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        JsonObject described = described(name);
        assertThat(imported.out()).contains(name, described.get("task").getAsString());
        for (JsonElement run : described.getAsJsonArray("runs")) {
            check(folder, name, run.getAsJsonObject());
        }
    }

    private static JsonObject described(String name) throws IOException {
        return JsonParser.parseString(Files.readString(CHECKPOINTS.resolve("checkpoints.json")))
                .getAsJsonObject()
                .getAsJsonArray("checkpoints")
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .filter(checkpoint -> checkpoint.get("folder").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void check(Path folder, String name, JsonObject run) throws IOException {
        Path file = store.resolve("trace.safetensors");
        SafetensorsContent expected =
                SafetensorsContent.of(folder.resolve(run.get("expected").getAsString()));
        boolean hasLogits = expected.names().stream().anyMatch(tensor -> tensor.contains("logits"));
        String text = run.get("text").getAsString();
        JsonElement pair = run.get("text_pair");
        List<String> arguments = new ArrayList<>(List.of(
                "trace",
                "--model",
                name,
                "--text",
                text,
                "--out",
                file.toString(),
                "--json",
                "--include",
                hasLogits ? "hidden_states,logits" : "hidden_states"));
        if (!pair.isJsonNull()) {
            arguments.addAll(List.of("--text-pair", pair.getAsString()));
        }
        CommandRun traced = CommandRun.in(store, arguments.toArray(String[]::new));
        assertThat(traced.done().json().getAsJsonArray("ids")).isEqualTo(run.getAsJsonArray("ids"));
        SafetensorsContent found = SafetensorsContent.of(file);
        assertThat(found.names()).containsExactlyInAnyOrderElementsOf(expected.names());
        for (String tensor : expected.names()) {
            assertThat(found.shape(tensor)).as(tensor).containsExactly(expected.shape(tensor));
            assertThat(difference(found.numbers(tensor), expected.numbers(tensor)))
                    .as("largest difference of " + tensor)
                    .isLessThan(tensor.equals("attentions") ? ATTENTION_TOLERANCE : TOLERANCE);
        }
    }

    private static double difference(float[] found, float[] expected) {
        double largest = 0;
        for (int place = 0; place < expected.length; place++) {
            largest = Math.max(largest, Math.abs(found[place] - expected[place]));
        }
        return largest;
    }
}
