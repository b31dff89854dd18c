package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tokenizers of the small checkpoints, with what transformers makes of some texts. */
final class CheckpointTokenizers {
    static final Path FOLDER = Path.of("src", "test", "resources", "tokenizers");
    private static final int MAX_TOKENS = 64;
    private static final Path CACHE = Path.of("target", "test-cache");

    private CheckpointTokenizers() {}

    /** One text with the answer of the reference; without type ids the model takes 0 for all. */
    record Run(String text, @Nullable String pair, List<String> tokens, List<Integer> ids, List<Integer> typeIds) {
        private static Run of(JsonObject json) {
            List<Integer> ids = numbers(json.get("ids"));
            JsonElement pair = json.get("text_pair");
            JsonElement types = json.get("type_ids");
            return new Run(
                    json.get("text").getAsString(),
                    pair.isJsonNull() ? null : pair.getAsString(),
                    json.getAsJsonArray("tokens").asList().stream()
                            .map(JsonElement::getAsString)
                            .toList(),
                    ids,
                    types.isJsonNull() ? ids.stream().map(id -> 0).toList() : numbers(types));
        }

        private static List<Integer> numbers(JsonElement json) {
            return json.getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsInt)
                    .toList();
        }
    }

    /** A checkpoint; {@code tokenizer} is the folder of its tokenizer.json, or empty where it has only a vocabulary. */
    record Checkpoint(String name, String tokenizer, List<Run> runs) {
        /** The folder as it was published, but for the weights. */
        Path copyTo(Path folder) throws IOException {
            copyAll(FOLDER.resolve(name), folder);
            if (!tokenizer.isEmpty()) {
                Files.write(
                        folder.resolve("tokenizer.json"),
                        Files.readAllBytes(FOLDER.resolve(tokenizer).resolve("tokenizer.json")));
            }
            return folder;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static Stream<Checkpoint> all() throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(FOLDER.resolve("expected.json")))
                .getAsJsonObject();
        return json.getAsJsonArray("checkpoints").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(checkpoint -> new Checkpoint(
                        checkpoint.get("folder").getAsString(),
                        checkpoint.get("tokenizer").getAsString(),
                        checkpoint.getAsJsonArray("runs").asList().stream()
                                .map(run -> Run.of(run.getAsJsonObject()))
                                .toList()));
    }

    static Checkpoint named(String name) throws IOException {
        return all().filter(checkpoint -> checkpoint.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Finds the tokenizer of a folder and opens it. */
    static TextTokenizer open(Path folder) throws IOException, TokenizerException {
        return open(TokenizerFiles.read(folder), folder);
    }

    static TextTokenizer open(TokenizerSource source, Path scratch) throws IOException, TokenizerException {
        Path file = Files.createTempFile(scratch, "found-", ".json");
        Files.writeString(file, source.json());
        return TextTokenizer.open(file, MAX_TOKENS, CACHE);
    }
}
