package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPlacingTest {
    @ParameterizedTest
    @CsvSource({
        "AI will [MASK] it., 8, 14, change, AI will change it.",
        "windowsill, 7, 10, ·pane, windowspane",
        "windowsill, 7, 10, pane, windows pane",
        "play [MASK] now, 5, 11, ·ing, playing now",
        "the end, 7, 7, ., the end.",
        "[MASK], 0, 6, 世, 世",
        "世[MASK], 1, 7, 界, 世界",
        "a·b, 0, 1, ·, ··b"
    })
    void aWordStandsAsTheTokenizerReadsIt(String text, int start, int end, String reading, String expected) {
        Token token = new Token(1, new Token.Piece(4, "[MASK]", "[MASK]", true), 0, new Token.Place(0, start, end, 0));

        assertThat(WordPlacing.put(new InputText(text, null), token, reading)).isEqualTo(new InputText(expected, null));
    }

    @ParameterizedTest
    @CsvSource({"0, X second", "1, first X"})
    void onlyItsOwnSentenceChanges(int sentence, String expected) {
        Token token = new Token(1, new Token.Piece(4, "[MASK]", "[MASK]", true), 0, new Token.Place(sentence, 0, 6, 0));
        InputText input = sentence == 0 ? new InputText("[MASK]", "second") : new InputText("first", "[MASK]");

        InputText changed = WordPlacing.put(input, token, "X");

        assertThat(changed.text() + " " + changed.pair()).isEqualTo(expected);
    }
}
