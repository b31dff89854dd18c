package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.tokenizer.CheckpointTokenizers.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Compares tokenizers that were built from vocabularies with published ones. */
abstract class BuiltTokenizers {
    private static final List<String> TEXTS = List.of(
            "",
            "The cat sat on the mat.",
            "Café naïve Ångström ÇA ÉTÉ",
            "e\u0301a\u030a x",
            "你好 world 東京",
            "👨‍👩‍👧 😀x",
            "a\u0000b\u0007c\td\u00a0e\u200bf",
            "don't stop, 3.14% (ok)!",
            "STRASSE ß İ ǅ",
            "word".repeat(60),
            "[MASK] [CLS] x[SEP]y <mask> </s>");

    @TempDir
    Path folder;

    static JsonObject model(Path tokenizerJson) throws IOException {
        return JsonParser.parseString(Files.readString(tokenizerJson))
                .getAsJsonObject()
                .getAsJsonObject("model");
    }

    static List<String> vocabulary(JsonObject model) {
        return model.getAsJsonObject("vocab").entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().getAsInt()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void checkRuns(String name) throws Exception {
        try (TextTokenizer tokenizer = CheckpointTokenizers.open(folder)) {
            for (Run run : CheckpointTokenizers.named(name).runs()) {
                if (!run.text().contains("<mask>")) {
                    List<Token> tokens =
                            tokenizer.encode(run.text(), run.pair()).tokens();
                    assertThat(tokens).extracting(Token::text).isEqualTo(run.tokens());
                    assertThat(tokens).extracting(Token::id).isEqualTo(run.ids());
                    assertThat(tokens).extracting(Token::typeId).isEqualTo(run.typeIds());
                }
            }
        }
    }

    void checkSame(Path publishedFolder, Path builtFolder) throws Exception {
        Path published = Files.createTempFile(folder, "published", ".json");
        Files.writeString(published, TokenizerFiles.read(publishedFolder).json());
        try (TextTokenizer one = TextTokenizer.open(published, 512, Path.of("target", "test-cache"));
                TextTokenizer other = CheckpointTokenizers.open(builtFolder)) {
            for (String text : TEXTS) {
                TokenizedText expected = one.encode(text, null);
                TokenizedText found = other.encode(text, null);
                int shared = Math.min(expected.size(), found.size());
                assertThat(found.size()).isEqualTo(Math.min(64, expected.size()));
                assertThat(found.tokens().subList(0, shared - 1))
                        .as(text)
                        .isEqualTo(expected.tokens().subList(0, shared - 1));
            }
        }
    }
}
