package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.testing.ReferenceCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsCommandTest {
    private static final double TOLERANCE = 1e-3;

    @TempDir
    private Path folder;

    @Test
    void theReferencesNumbersComeOutOfTheCommand() throws Exception {
        JsonObject expected = JsonParser.parseString(
                        Files.readString(ReferenceCase.resource("headstats/headstats.json")))
                .getAsJsonObject()
                .getAsJsonObject("short_sentences");
        String sentences =
                ReferenceCase.resource("headstats/headstats_sentences.txt").toString();

        JsonObject found = CommandRun.withModels("heads", "--texts", sentences, "--json")
                .done()
                .json();

        assertThat(found.keySet()).containsExactly("model", "texts", "tokens", "heads");
        assertThat(found.get("model").getAsString()).isEqualTo("bert-base-uncased");
        assertThat(found.get("texts")).isEqualTo(expected.get("inputs"));
        assertThat(found.get("tokens")).isEqualTo(expected.get("tokens"));
        JsonObject names = expected.getAsJsonObject("heads");
        for (String name : names.keySet()) {
            JsonArray layers = found.getAsJsonObject("heads").getAsJsonArray(name);
            for (int layer = 0; layer < 12; layer++) {
                for (int head = 0; head < 12; head++) {
                    assertThat(number(layers, layer, head))
                            .as("%s of head %d-%d", name, layer + 1, head + 1)
                            .isCloseTo(number(names.getAsJsonArray(name), layer, head), within(TOLERANCE));
                }
            }
        }
    }

    private static double number(JsonArray layers, int layer, int head) {
        return layers.get(layer).getAsJsonArray().get(head).getAsDouble();
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("texts.txt"), content);
    }

    @Test
    void everyHeadHasALineOfCsv() throws Exception {
        String texts = file("The cat sat.\nIt was\ttired.\n").toString();

        List<String> lines = CommandRun.withModels("heads", "--texts", texts, "--csv", "--model", "all-minilm-l6-v2")
                .done()
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(1 + 6 * 12);
        assertThat(lines.getFirst()).startsWith("layer,head,to_prev,").endsWith(",roles");
        assertThat(lines.get(1)).startsWith("1,1,");
        assertThat(lines.getLast()).startsWith("6,12,");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(3 + HeadStatistic.values().length));
    }

    @Test
    void peopleGetRolesAndTheStrongestHeads() throws Exception {
        String texts = file("The cat sat on the mat.\n").toString();

        String out = CommandRun.withModels("heads", "--texts", texts).done().out();

        assertThat(out).contains("1 text, 9 tokens", "ROLE", "next token", "to next > 0.5", "3-1", "NUMBER", "entropy");
    }

    @Test
    void whatWasLeftOutGoesToStandardError() throws Exception {
        String texts = file("a\n\nb\n").toString();

        CommandRun run = CommandRun.withModels("heads", "--texts", texts, "--json", "--model", "all-minilm-l6-v2");

        assertThat(run.code()).isZero();
        assertThat(run.json().get("texts").getAsInt()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("headlight: 1 blank line was skipped.");
    }

    @Test
    void wrongFilesAreRefusedInOneSentence() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', '\n', (byte) 0xFF, 0});
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(complaint(folder.resolve("none").toString())).contains("There is no file");
        assertThat(complaint(folder.toString())).contains("is a folder");
        assertThat(complaint(empty.toString())).contains("There is no text in");
        assertThat(complaint(binary.toString())).contains("Line 2", "is no text");
        assertThat(complaint("no\0file")).contains("cannot be the name of a file");
    }

    private static String complaint(String file) {
        return CommandRun.withModels("heads", "--texts", file).complaint();
    }

    @Test
    void wrongUseIsRefusedInOneSentence() throws Exception {
        String texts = file("a\n").toString();

        assertThat(CommandRun.withModels("heads").complaint()).contains("--texts");
        assertThat(CommandRun.withModels("heads", "--texts", texts, "--json", "--csv")
                        .complaint())
                .contains("--json and --csv exclude each other");
        assertThat(CommandRun.withModels("heads", "--texts", texts, "--model", "none")
                        .complaint())
                .contains("none");
    }
}
