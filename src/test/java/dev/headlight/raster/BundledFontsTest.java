package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledFontsTest {
    private static final TextStyle MONO =
            new TextStyle(TextStyle.Face.MONO, 10, false, FigureTheme.DARK.text(), TextStyle.Anchor.START);

    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);

    @Test
    void plainTextIsOneRunOfTheBundledFont() {
        List<BundledFonts.Run> runs = fonts.runs("##ill", MONO);

        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().font().getFamily()).isEqualTo("JetBrains Mono");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a中b", "中文", "العربية", "👩‍🚀x", "e\u0301", "", "\ud800"})
    void runsMakeUpTheTextInOrder(String text) {
        String together =
                fonts.runs(text, MONO).stream().map(BundledFonts.Run::text).collect(Collectors.joining());

        assertThat(together).isEqualTo(text);
    }

    @Test
    void missingLettersTakeAnotherFont() {
        List<BundledFonts.Run> runs = fonts.runs("a中b", MONO);

        assertThat(runs).extracting(BundledFonts.Run::text).containsExactly("a", "中", "b");
        assertThat(runs.get(1).font().getFamily()).isNotEqualTo("JetBrains Mono");
    }

    @Test
    void lettersOfTheTokenFontAreSixTenthsOfTheirSizeWide() {
        assertThat(measure.width("attention", MONO)).isCloseTo(9 * 6, within(1e-3));
        assertThat(measure.width("attention", MONO.strong(true))).isCloseTo(9 * 6, within(1e-3));
    }

    @Test
    void bothFacesAndWeightsAreThere() {
        TextStyle text = new TextStyle(TextStyle.Face.TEXT, 10, false, MONO.color(), MONO.anchor());

        assertThat(fonts.runs("a", text).getFirst().font().getFontName()).isEqualTo("Inter Regular");
        assertThat(fonts.runs("a", text.strong(true)).getFirst().font().getFontName())
                .containsIgnoringCase("semi");
        assertThat(measure.width("width", text.strong(true))).isGreaterThan(measure.width("width", text));
    }
}
