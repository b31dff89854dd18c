package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links whose tokens stand in two lines. */
class LinesFigureTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection LINES = Selection.of(new HeadRef(0, 0)).withLayout(LinksLayout.LINES);
    private static final FigureFrame FRAME = FixedMeasure.frame(900, 500);

    private final LinksFigures figures = new LinksFigures(new Readings());

    private LinksFigure figure(Trace trace, Selection selection) {
        return figures.figure(trace, selection, LinksViewport.FIT, FRAME);
    }

    /** What is hit along a line, each once, from left to right. */
    private static List<TokenFocus> along(LinksFigure figure, double y) {
        List<TokenFocus> found = new ArrayList<>();
        for (double x = 0.5; x < FRAME.width(); x++) {
            if (figure.hit(x, y) instanceof Hit.OnTokens on
                    && (found.isEmpty() || !found.getLast().equals(on.focus()))) {
                found.add(on.focus());
            }
        }
        return found;
    }

    @Test
    void tokensStandFromLeftToRightQueriesAboveKeys() {
        LinksFigure figure = figure(CAT, LINES);

        assertThat(figure.showsAllRows()).isTrue();
        for (int token = 0; token < 19; token++) {
            assertThat(along(figure, 30).get(token)).isEqualTo(new TokenFocus.Query(token));
            assertThat(along(figure, 330).get(token)).isEqualTo(new TokenFocus.Key(token));
        }
    }

    @Test
    void aTextThatRunsFromRightToLeftStandsInThatOrder() {
        TokenizedText text = CAT.text();
        Trace arabic = new Trace(
                CAT.provenance(),
                new TokenizedText("\u0623\u062d\u0628 BERT", null, text.tokens(), text.cut()),
                CAT.attentions(),
                CAT.details());
        Trace hebrew = new Trace(
                CAT.provenance(),
                new TokenizedText("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", null, text.tokens(), text.cut()),
                CAT.attentions(),
                CAT.details());

        assertThat(figure(arabic, LINES).isRightToLeft()).isFalse();
        LinksFigure figure = figure(hebrew, LINES);
        assertThat(figure.isRightToLeft()).isTrue();
        assertThat(along(figure, 30).getFirst()).isEqualTo(new TokenFocus.Query(18));
        assertThat(along(figure, 30).getLast()).isEqualTo(new TokenFocus.Query(0));
    }

    @ParameterizedTest(name = "{0} tokens")
    @ValueSource(ints = {60, 128, 512})
    void longTextsScrollToTheirEndAndNoFurther(int tokens) {
        Trace trace = ReferenceTraces.made(1, 1, tokens);
        LinksFigure figure = figure(trace, LINES);
        assertThat(figure.showsAllRows()).isFalse();

        LinksFigure end = figures.figure(trace, LINES, figure.scrolled(1e9), FRAME);
        assertThat(along(end, 30).getLast()).isEqualTo(new TokenFocus.Query(tokens - 1));
        assertThat(end.scrolled(1e9)).isEqualTo(end.viewport());
        LinksFigure shown = figures.figure(trace, LINES, figure.revealing(new TokenFocus.Key(tokens / 2)), FRAME);
        assertThat(along(shown, 330)).contains(new TokenFocus.Key(tokens / 2));
    }

    @Test
    void theTokenUnderThePointerStaysWhenLettersGrow() {
        Trace trace = ReferenceTraces.made(1, 1, 200);
        LinksFigure figure = figures.figure(trace, LINES, new LinksViewport(120, 13), FRAME);
        LinksFigure zoomed = figures.figure(trace, LINES, figure.zoomedAt(400, 30, 1.5), FRAME);

        assertThat(zoomed.viewport().rowHeight())
                .isGreaterThan(figure.viewport().rowHeight());
        assertThat(zoomed.hit(400, 30)).isEqualTo(figure.hit(400, 30));
    }

    @Test
    void bothLinesHaveTheTokensThatTheReadingShows() {
        Selection hidden = LINES.withReading(Reading.PLAIN.withHiding(Hiding.NOTHING.withSpecialQueries(true)));
        LinksFigure figure = figure(CAT, hidden);

        assertThat(along(figure, 30)).hasSize(17).startsWith(new TokenFocus.Query(1));
        assertThat(along(figure, 330)).hasSize(19);
    }

    @Test
    void anotherFocusDoesNotPaintLinksAgain() {
        Object before = figure(CAT, LINES).layers().getFirst().key();

        assertThat(figure(CAT, LINES.withHovered(new TokenFocus.Key(4)))
                        .layers()
                        .getFirst()
                        .key())
                .isEqualTo(before);
    }

    @Test
    void chineseAndJapaneseAndKoreanStandUpright() {
        assertThat(TextDirection.standsUpright("\u5317\u4eac")).isTrue();
        assertThat(TextDirection.standsUpright("\u3053\u308c\u3002")).isTrue();
        assertThat(TextDirection.standsUpright("\ud55c\uad6d")).isTrue();
        assertThat(TextDirection.standsUpright("Beijing")).isFalse();
        assertThat(TextDirection.standsUpright("")).isFalse();
    }
}
