package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.export.numbers.SafetensorsContent;
import dev.headlight.export.numbers.TableContent;
import dev.headlight.testing.ReferenceCase;
import dev.headlight.testing.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceCommandTest {
    @TempDir
    private Path folder;

    static Stream<ReferenceCase> cases() {
        return ReferenceCase.all();
    }

    private static ReferenceCase named(String name) {
        return cases().filter(each -> each.toString().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jsonHoldsTheTokensOfTheReference(ReferenceCase expected) {
        List<String> arguments = new ArrayList<>(List.of("trace", "--json", "--text", expected.text()));
        String pair = expected.pair();
        if (pair != null) {
            arguments.addAll(List.of("--text-pair", pair));
        }
        JsonObject json =
                CommandRun.withModels(arguments.toArray(String[]::new)).done().json();
        assertThat(json.keySet()).containsExactly("tokens", "ids", "type_ids");
        for (String key : json.keySet()) {
            assertThat(json.getAsJsonArray(key)).isEqualTo(expected.json().getAsJsonArray(key));
        }
    }

    @Test
    void theFileHoldsTheNumbersOfTheReference() throws IOException {
        ReferenceCase expected = named("cat_couch");
        Path file = folder.resolve("cat.safetensors");
        String[] arguments = {
            "trace",
            "--text",
            expected.text(),
            "--out",
            file.toString(),
            "--include",
            "queries,keys,values,hidden_states"
        };
        assertThat(CommandRun.withModels(arguments).done().out()).contains("19 tokens", file.toString());
        SafetensorsContent found = SafetensorsContent.of(file);
        TensorFile reference = expected.tensors();
        assertThat(found.names()).containsExactly("attentions", "queries", "keys", "values", "hidden_states");
        assertClose(found, reference, "attentions", 1e-4);
        for (String name : List.of("queries", "keys", "hidden_states")) {
            assertClose(found, reference, name, 1e-3);
        }
        assertThat(found.shape("values")).containsExactly(12, 12, 19, 64);
    }

    private static void assertClose(SafetensorsContent found, TensorFile reference, String name, double tolerance) {
        assertThat(found.shape(name)).isEqualTo(reference.shape(name));
        float[] expected = reference.numbers(name);
        float[] numbers = found.numbers(name);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) numbers[i] - expected[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        assertThat(worst).as("largest difference of %s", name).isLessThan(tolerance);
    }

    @Test
    void theHeaderTellsWhereTheNumbersComeFrom() throws IOException {
        ReferenceCase expected = named("pair_rabbit_turtle");
        String pair = Objects.requireNonNull(expected.pair());
        Path file = folder.resolve("pair.safetensors");
        CommandRun run = CommandRun.withModels(
                "trace", "--text", expected.text(), "--text-pair", pair, "--out", file.toString(), "--json");
        assertThat(run.done().json().getAsJsonArray("ids"))
                .isEqualTo(expected.json().getAsJsonArray("ids"));
        SafetensorsContent found = SafetensorsContent.of(file);
        assertThat(found.names()).containsExactly("attentions");
        assertThat(found.shape("attentions")).containsExactly(12, 12, 11, 11);
        assertThat(found.metadata("model")).isEqualTo("bert-base-uncased");
        assertThat(found.metadata("sha256")).matches("[0-9a-f]{64}");
        assertThat(found.metadata("text")).isEqualTo(expected.text());
        assertThat(found.metadata("text_pair")).isEqualTo(pair);
        for (String key : List.of("tokens", "ids", "type_ids")) {
            assertThat(JsonParser.parseString(found.metadata(key)))
                    .isEqualTo(expected.json().getAsJsonArray(key));
        }
    }

    @Test
    void theEndOfTheNameSaysHowItIsWritten() throws IOException {
        Path table = folder.resolve("small.csv");
        Path arrays = folder.resolve("small.NPZ");
        CommandRun.withModels("trace", "--text", "hello", "--model", "all-minilm-l6-v2", "--out", table.toString())
                .done();
        CommandRun.withModels(
                        "trace",
                        "--text",
                        "hello",
                        "--model",
                        "all-minilm-l6-v2",
                        "--include",
                        "keys",
                        "--out",
                        arrays.toString())
                .done();
        assertThat(TableContent.of(table, ',').names())
                .containsExactly("layer", "head", "position", "id", "token", "0:[CLS]", "1:hello", "2:[SEP]");
        assertThat(TableContent.of(table, ',').rows()).hasSize(6 * 12 * 3);
        try (ZipFile zip = new ZipFile(arrays.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains("attentions.npy", "keys.npy", "tokens.npy");
        }
    }

    @Test
    void aFileThatHasNoRoomForWhatIsAskedForIsRefused() {
        assertThat(CommandRun.withModels(
                                "trace",
                                "--text",
                                "x",
                                "--out",
                                folder.resolve("x.txt").toString())
                        .complaint())
                .contains(".safetensors, .npz, .npy, .json, .csv, .tsv", "x.txt");
        assertThat(CommandRun.withModels(
                                "trace",
                                "--text",
                                "x",
                                "--include",
                                "keys",
                                "--out",
                                folder.resolve("x.npy").toString())
                        .complaint())
                .contains(".npy", "the attentions only", ".npz");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherModelIsAskedForByItsId() throws IOException {
        Path file = folder.resolve("small.safetensors");
        CommandRun.withModels("trace", "--text", "hello", "--model", "all-minilm-l6-v2", "--out", file.toString())
                .done();
        SafetensorsContent found = SafetensorsContent.of(file);
        assertThat(found.metadata("model")).isEqualTo("all-minilm-l6-v2");
        assertThat(found.shape("attentions")).containsExactly(6, 12, 3, 3);
        assertThat(found.hasMetadata("text_pair")).isFalse();
    }

    @Test
    void controlCharactersAndHalfSurrogatePairsLeaveAReadableFile() throws IOException {
        Path file = folder.resolve("odd.safetensors");
        CommandRun run = CommandRun.withModels(
                "trace", "--text", "a\u0000b\u001b[31m \ud83d c\u2028\tq \udc00", "--out", file.toString(), "--json");
        SafetensorsContent found = SafetensorsContent.of(file);
        JsonArray tokens = run.done().json().getAsJsonArray("tokens");
        assertThat(found.metadata("text")).isEqualTo("a\u0000b\u001b[31m \ufffd c\u2028\tq \ufffd");
        assertThat(JsonParser.parseString(found.metadata("tokens"))).isEqualTo(tokens);
        assertThat(found.shape("attentions")).containsExactly(12, 12, tokens.size(), tokens.size());
    }

    @Test
    void logitsAreThoseOfEveryToken() throws IOException {
        Path file = folder.resolve("logits.safetensors");
        String text = "AI will change the [MASK] forever.";
        CommandRun.withModels("trace", "--text", text, "--include", "logits", "--out", file.toString())
                .done();
        SafetensorsContent found = SafetensorsContent.of(file);
        assertThat(found.names()).containsExactly("attentions", "logits");
        assertThat(found.shape("logits")).containsExactly(9, 30_522);
    }

    @Test
    void aModelWithoutATaskHasNoLogits() {
        String file = folder.resolve("none.safetensors").toString();
        assertThat(CommandRun.withModels(
                                "trace",
                                "--text",
                                "x",
                                "--model",
                                "all-minilm-l6-v2",
                                "--include",
                                "logits",
                                "--out",
                                file)
                        .complaint())
                .contains("all-minilm-l6-v2", "asks for logits");
    }

    @Test
    void aTextThatIsTooLongIsCutAndItIsSaid() {
        CommandRun run = CommandRun.withModels("trace", "--text", "word ".repeat(600), "--json");
        assertThat(run.code()).isZero();
        assertThat(run.json().getAsJsonArray("tokens")).hasSize(512);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("cut", "512", "90 tokens");
    }

    @Test
    void aTextMayLookLikeAFileOfArgumentsACommandOrAnOption() {
        assertThat(CommandRun.withModels("trace", "--text", "@pom.xml", "--json")
                        .done()
                        .out())
                .contains("\"@\",\"po\"");
        assertThat(CommandRun.withModels("trace", "--text", "models", "--json")
                        .done()
                        .out())
                .contains("\"models\"");
        assertThat(CommandRun.withModels("trace", "--text", "--include", "--json")
                        .done()
                        .out())
                .contains("\"include\"");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path missing = folder.resolve("missing").resolve("x.safetensors");
        assertThat(CommandRun.withModels("trace", "--text", "hello", "--out", missing.toString())
                        .complaint())
                .contains(missing.toString(), "does not exist", "--out");
        assertThat(CommandRun.withModels("trace", "--text", "hello", "--out", folder.toString())
                        .complaint())
                .contains("it is a folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thereMustBeATextAndSomethingToDo() {
        assertThat(CommandRun.withModels("trace", "--json").complaint()).contains("--text", "trace --help");
        assertThat(CommandRun.withModels("trace", "--text", "hello").complaint())
                .contains("--out", "--json");
        assertThat(CommandRun.withModels("trace", "--text", "hello", "--json", "--include", "keys")
                        .complaint())
                .contains("--out");
    }

    @Test
    void unknownDetailsAreRefused() {
        assertThat(CommandRun.withModels("trace", "--text", "x", "--out", "x", "--include", "keys,weights")
                        .complaint())
                .contains("queries, keys, values, hidden_states, logits", "\"weights\"");
    }
}
