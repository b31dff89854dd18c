package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.stream.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSpellingTest {
    private static TokenSpelling spelling(String parts, String model) throws MalformedJsonException {
        return TokenSpelling.of(TokenizerJson.parse("{" + parts + "\"model\": {" + model + "\"vocab\": {\"a\": 0}}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ġthe, the",
        "the, ·the",
        "CafÃ©, ·Café",
        "ĠÃ©, é",
        "., .",
        "Ġ, ' '",
        "Ċ, '\n'",
        "ðŁĺ, ⟨0xF0 9F 98⟩",
        "Ģ, ⟨0x80⟩"
    })
    void bytesAreDecoded(String token, String expected) throws Exception {
        TokenSpelling spelling = spelling("\"pre_tokenizer\": {\"type\": \"ByteLevel\"}, ", "");

        assertThat(spelling.reading(token)).isEqualTo(expected);
        assertThat(spelling.reading(token, true)).isEqualTo(expected);
        assertThat(spelling.reading(token, false)).isEqualTo(expected.replace("·", ""));
    }

    @ParameterizedTest
    @CsvSource({"▁the, the", "the, ·the", "▁, ' '", "<0xE2>, ⟨0xE2⟩", "京, 京"})
    void blanksOfSentencePieceAreNotShown(String token, String expected) throws Exception {
        assertThat(spelling("\"pre_tokenizer\": {\"type\": \"Metaspace\"}, ", "")
                        .reading(token, true))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"the</w>, false, the", "the</w>, true, ·the", "th, false, th"})
    void endsOfWordsAreNotShown(String token, boolean goesOn, String expected) throws Exception {
        assertThat(spelling("", "\"end_of_word_suffix\": \"</w>\", ").reading(token, goesOn))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"##ill", "the", "é"})
    void wordPieceReadsAsItIsSpelled(String token) throws Exception {
        assertThat(spelling("", "\"continuing_subword_prefix\": \"##\", ").reading(token, true))
                .isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({"café", "你好", "😀"})
    void everyByteHasALetter(String text) {
        ByteLetters letters = new ByteLetters();
        StringBuilder spelled = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            spelled.append(letters.letter(value & 0xFF));
        }

        assertThat(letters.bytes(spelled.toString()).map(ByteLetters::text)).hasValue(text);
    }
}
