package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.tokens.PlainTokens;
import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelTokenizer;
import dev.headlight.testing.TinyBert;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenTableFigureTest {
    private static final FigureFrame FRAME = new FigureFrame(500, 300, 1, FigureTheme.DARK, new FixedMeasure());

    private static TokenTableFigure figure(String text, TokenFocus focus, double top) throws Exception {
        try (ModelTokenizer tokenizer =
                ModelTokenizer.open(TinyBert.description(), new EngineSettings(1, Path.of("target", "test-cache")))) {
            TokenizedText tokens = tokenizer.tokenize(text, null);
            List<TokenRow> rows = List.of(
                    PlainTokens.words(text, null),
                    PlainTokens.characters(text, null),
                    new TokenRow("Tiny", tokens, tokenizer.unknownId(), true));
            return new TokenTableFigures().figure(TokenAlignment.of(text, null, rows), "Tiny", focus, true, top, FRAME);
        }
    }

    @Test
    void tokensOfTheSameCharactersStandBelowEachOther() throws Exception {
        TokenTableFigure figure = figure("the cat sat", TokenFocus.NONE, 0);
        Rect word = Objects.requireNonNull(figure.bounds(0, 1));
        Rect letter = Objects.requireNonNull(figure.bounds(1, 3));
        assertThat(letter.x()).isEqualTo(word.x());
        assertThat(letter.y()).isGreaterThan(word.bottom());
    }

    @Test
    void aWordMeansTheFirstTokenOfTheOpenModelOverIt() throws Exception {
        TokenTableFigure figure = figure("the cat sat", TokenFocus.NONE, 0);
        Rect word = Objects.requireNonNull(figure.bounds(0, 0));
        assertThat(figure.hit(word.centerX(), word.centerY()))
                .isInstanceOfSatisfying(
                        Hit.OnTokens.class, on -> assertThat(on.focus()).isEqualTo(new TokenFocus.Query(1)));
        Rect token = Objects.requireNonNull(figure.bounds(2, 1));
        assertThat(figure.hit(token.centerX(), token.centerY()).description()).contains("token 2 of", "id ", "Tiny");
    }

    @Test
    void longTextsGoOnInFurtherLinesAndScroll() throws Exception {
        String text = "the cat sat on the mat ".repeat(6);
        TokenTableFigure figure = figure(text, TokenFocus.NONE, 1e9);
        assertThat(figure.top()).isPositive();
        int last = 6 * 6 - 1;
        Rect word = Objects.requireNonNull(figure.bounds(0, last));
        assertThat(word.right()).isLessThanOrEqualTo(FRAME.width());
        assertThat(word.bottom()).isLessThanOrEqualTo(FRAME.height());
    }

    @Test
    void theTableHoldsEveryToken() throws Exception {
        assertThat(figure("the cat", TokenFocus.NONE, 0).table().lines())
                .hasSizeGreaterThan(1 + 2 + 6)
                .allMatch(line -> line.split("\t", -1).length == 8);
    }
}
