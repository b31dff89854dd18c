package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BERT's vocabulary, of which our tokenizer is built, against the tokenizer that MiniLM was published with. */
class RealVocabularyTest {
    private static final int MAX_TOKENS = 512;
    private static final int ROUNDS = 2_000;
    private static final List<String> TEXTS = List.of(
            "",
            "The quick brown fox jumps over the lazy dog.",
            "Café naïve Ångström ÇA ÉTÉ İSTANBUL ß ǅ ﬁne",
            "e\u0301a\u030a\u0323 x",
            "你好,world! 東京は晴れ 한국어",
            "👨‍👩‍👧 😀x 🇩🇪",
            "a\u0000b\u0007c\td\u00a0e\u200bf\u2028g\ufffd",
            "don't stop, 3.14% (ok)! #1 a_b $5",
            "antidisestablishmentarianism".repeat(5),
            "[MASK] [CLS] x[SEP]y [UNK] [unused1]");

    @TempDir
    private Path folder;

    private static Path published() {
        return TestStore.model("all-minilm-l6-v2").files().tokenizer();
    }

    private static String vocabulary() throws IOException {
        JsonObject numbers = JsonParser.parseString(Files.readString(published()))
                .getAsJsonObject()
                .getAsJsonObject("model")
                .getAsJsonObject("vocab");
        List<String> tokens = new ArrayList<>(Collections.nCopies(numbers.size(), ""));
        numbers.entrySet().forEach(entry -> tokens.set(entry.getValue().getAsInt(), entry.getKey()));
        return String.join("\n", tokens) + "\n";
    }

    @Test
    void theTokenizerBuiltOfTheVocabularyCutsTextsAsThePublishedOneDoes() throws Exception {
        Path built = folder.resolve("built.json");
        Files.writeString(folder.resolve("vocab.txt"), vocabulary());
        Files.writeString(built, TokenizerFiles.read(folder).json());
        Path cache = Path.of("target", "test-cache");
        Random random = new Random(5);
        try (TextTokenizer one = TextTokenizer.open(published(), MAX_TOKENS, cache);
                TextTokenizer other = TextTokenizer.open(built, MAX_TOKENS, cache)) {
            List<String> texts = new ArrayList<>(TEXTS);
            for (int round = 0; round < ROUNDS; round++) {
                texts.add(RandomText.next(random, 80));
            }
            for (String text : texts) {
                assertThat(other.encode(text, text)).as(text).isEqualTo(one.encode(text, text));
            }
        }
    }

    @Test
    void lowerCasingFollowsFromTheVocabulary() throws Exception {
        Files.writeString(folder.resolve("vocab.txt"), vocabulary());

        assertThat(TokenizerFiles.read(folder).origin())
                .isEqualTo("Built from vocab.txt (WordPiece, 30522 tokens, lower-cased).");
    }
}
