package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.testing.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
    private static final TextStyle STYLE =
            new TextStyle(TextStyle.Face.MONO, 10, false, FigureTheme.DARK.text(), TextStyle.Anchor.START);

    private static String shown(String text) {
        return TokenText.of(Tokens.added(0, 0, text, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"##ill", "[CLS]", "Ġthe", "naïve", "中文", "👩‍🚀", "▁x"})
    void visibleTextStaysAsItIs(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a b'|a␣b",
                "'\t'|␉",
                "'\n'|␊",
                "'\u00a0'|␣",
                "'\u2028'|␤",
                "''|∅",
                "'\ud800'|\ufffd",
                "'\u200e'|\ufffd",
                "'\u007f'|␡"
            })
    void whatCannotBeSeenIsShownByASign(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"60, windowsill", "59, windowsi…", "30, wind…", "6, …", "0, …"})
    void longTextIsCutToTheRoom(double room, String expected) {
        assertThat(TokenText.fit("windowsill", room, STYLE, new FixedMeasure())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 12, 18, 24})
    void pairsOfSurrogatesAreNeverTornApart(double room) {
        String cut = TokenText.fit("😀😀😀😀😀", room, STYLE, new FixedMeasure());

        assertThat(cut).isEqualTo("😀".repeat((int) (room / 6) - 1) + "…");
    }
}
