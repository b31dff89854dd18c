package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextTokenizerTest {
    private static final Path CACHE = Path.of("target", "test-cache");
    private static TextTokenizer tokenizer;

    @BeforeAll
    static void open() throws TokenizerException {
        tokenizer = TextTokenizer.open(TinyBert.folder().resolve("tokenizer.json"), 64, CACHE);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void spansPointAtTheTypedCharacters() {
        TokenizedText text = tokenizer.encode("The cat [MASK] on the mat.", null);

        assertThat(text.tokens())
                .extracting(Token::text)
                .containsExactly("[CLS]", "the", "ca", "##t", "[MASK]", "on", "the", "m", "##at", ".", "[SEP]");
        assertThat(surfaces(text)).containsExactly("", "The", "ca", "t", "[MASK]", "on", "the", "m", "at", ".", "");
        assertThat(text.ids()).containsExactly(2, 80, 360, 53, 4, 125, 80, 32, 85, 9, 3);
    }

    @Test
    void wordsAreCountedInEachSentence() {
        TokenizedText text = tokenizer.encode("the cat", "the mat on");

        assertThat(text.tokens()).extracting(Token::word).containsExactly(-1, 0, 1, 1, -1, 0, 1, 1, 2, -1);
        assertThat(text.typeIds()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    }

    @Test
    void aComposedAccentBelongsToItsLetter() {
        assertThat(surfaces(tokenizer.encode("caf\u00e9 x", null))).containsExactly("", "ca", "f", "\u00e9", "x", "");
    }

    @Test
    void aDecomposedAccentBelongsToItsLetter() {
        assertThat(surfaces(tokenizer.encode("cafe\u0301 x", null))).containsExactly("", "ca", "f", "e\u0301", "x", "");
    }

    @Test
    void charactersOutsideTheBasicPlaneShiftNothing() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
        TokenizedText text = tokenizer.encode("\u4f60\u597d " + family + " b \ud83d\ude00c", null);

        assertThat(surfaces(text)).containsExactly("", "\u4f60", "\u597d", family, "b", "\ud83d\ude00c", "");
    }

    @Test
    void unpairedSurrogatesShiftNothing() {
        TokenizedText text = tokenizer.encode("cat \ud83d on \ude00 mat \ud83d", null);

        assertThat(surfaces(text)).containsExactly("", "ca", "t", "on", "m", "at", "");
        assertThat(text.text()).isEqualTo("cat \ud83d on \ude00 mat \ud83d");
    }

    @Test
    void controlCharactersShiftNothing() {
        assertThat(surfaces(tokenizer.encode("\u0000\u0001on\u0007 the\u001b", null)))
                .containsExactly("", "on", "the", "");
    }

    @Test
    void aTypedMaskIsSpecialAndAnUnknownWordIsNot() {
        List<Token> tokens = tokenizer.encode("[MASK] \ud83d\ude00 [UNK]", null).tokens();

        assertThat(tokens).extracting(Token::text).containsExactly("[CLS]", "[MASK]", "[UNK]", "[UNK]", "[SEP]");
        assertThat(tokens).extracting(Token::special).containsExactly(true, true, false, true, true);
        assertThat(tokens).extracting(Token::isTyped).containsExactly(false, true, true, true, false);
    }

    @ParameterizedTest
    @MethodSource("textsWithoutTokens")
    void textsWithoutTokensAreFramed(String text) {
        assertThat(tokenizer.encode(text, null).tokens())
                .extracting(Token::text)
                .containsExactly("[CLS]", "[SEP]");
    }

    static Stream<String> textsWithoutTokens() {
        return Stream.of("", "   ", "\t\r\n", "\u0000", "\u200b", "\ud83d");
    }

    @Test
    void anEmptySecondSentenceIsStillASentence() {
        assertThat(tokenizer.encode("on", "").tokens())
                .extracting(Token::text)
                .containsExactly("[CLS]", "on", "[SEP]", "[SEP]");
    }

    @Test
    void longTextIsCutAndCounted() {
        TokenizedText text = tokenizer.encode("on ".repeat(100), null);

        assertThat(text.size()).isEqualTo(64);
        assertThat(text.cut()).isEqualTo(new TokenizedText.Cut(38, 0));
        assertThat(text.tokens().getLast().text()).isEqualTo("[SEP]");
        assertThat(text.tokens()).extracting(Token::index).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theLongerSentenceIsCutFirst() {
        TokenizedText text = tokenizer.encode("on ".repeat(10), "the ".repeat(100));

        assertThat(text.size()).isEqualTo(64);
        assertThat(text.tokens()).filteredOn(token -> token.text().equals("on")).hasSize(10);
        assertThat(text.cut().tokens()).isEqualTo(100 + 10 + 3 - 64);
    }

    @Test
    void aMegabyteIsReadOnlySoFar() {
        TokenizedText text = tokenizer.encode("\ud83d\ude00".repeat(500_000), null);

        assertThat(text.cut().characters()).isEqualTo(900_000);
        assertThat(text.text()).hasSize(1_000_000);
    }

    @Test
    void spansLieInTheTextInOrderWhateverIsTyped() {
        Random random = new Random(20);
        for (int round = 0; round < 500; round++) {
            String typed = RandomText.next(random, 60);
            int end = 0;
            for (Token token : tokenizer.encode(typed, null).tokens()) {
                if (token.isTyped()) {
                    assertThat(token.start()).as(escaped(typed)).isGreaterThanOrEqualTo(end);
                    assertThat(token.end()).as(escaped(typed)).isLessThanOrEqualTo(typed.length());
                    end = token.end();
                }
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return escaped.toString();
    }

    @Test
    void severalThreadsShareOneTokenizer() throws Exception {
        TokenizedText expected = tokenizer.encode("The cat sat on the mat.", null);
        Callable<Boolean> check = () -> {
            for (int i = 0; i < 200; i++) {
                if (!tokenizer.encode("The cat sat on the mat.", null).equals(expected)) {
                    return false;
                }
            }
            return true;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(List.of(check, check, check, check))) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void tokensAreFoundByNumber() {
        assertThat(tokenizer.token(53)).isEqualTo("##t");
        assertThat(tokenizer.token(-1)).isEmpty();
        assertThat(tokenizer.token(400)).isEmpty();
        assertThat(tokenizer.maskId()).hasValue(TinyBert.MASK_ID);
    }

    @Test
    void closingTwiceIsHarmless() throws TokenizerException {
        TextTokenizer other = TextTokenizer.open(TinyBert.folder().resolve("tokenizer.json"), 64, CACHE);
        other.close();
        other.close();

        assertThatThrownBy(() -> other.encode("a", null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> TextTokenizer.open(folder.resolve("tokenizer.json"), 64, CACHE))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll("tokenizer.json", "missing", "Install");
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void aBrokenFileIsNamed(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), content);

        assertThatThrownBy(() -> TextTokenizer.open(file, 64, CACHE))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContainingAll("tokenizer.json", "Install");
    }

    static Stream<String> brokenFiles() {
        return Stream.of(
                "",
                "no json",
                "[]",
                "{}",
                "{\"model\": {}}",
                "{\"model\": {\"vocab\": {\"a\": 1000000000}}}",
                "{\"model\": {\"vocab\": {\"a\": \"b\"}}}",
                "{\"model\": {\"vocab\": {\"a\": 0}}}");
    }

    private static List<String> surfaces(TokenizedText text) {
        return text.tokens().stream().map(text::surface).toList();
    }
}
