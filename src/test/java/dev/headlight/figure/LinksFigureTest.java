package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksFigureTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));

    private final LinksFigures figures = new LinksFigures(new Readings());

    private LinksFigure figure(Trace trace, Selection selection) {
        return figures.figure(trace, selection, LinksViewport.FIT, FixedMeasure.frame(430, 620));
    }

    @Test
    void theStrongestNineTenthsOfEachRowAreDrawnAndTheRestIsStated() {
        assertThat(figure(CAT, DETERMINERS).omissions())
                .isEqualTo("91 of 361 links drawn: the strongest 90 % of each row;"
                        + " 7.8 % of the attention is not drawn.");
    }

    @Test
    void aShareOfOneDrawsAllThatCanBeSeen() {
        assertThat(figure(CAT, DETERMINERS.withShare(1)).omissions()).contains("without those under 0.001");
    }

    @Test
    void noMoreLinksAreDrawnThanCanBeToldApart() {
        Selection all = DETERMINERS.withHeads(0, new TreeSet<>(List.of(0, 1, 2, 3)));
        Trace big = ReferenceTraces.made(1, 4, 160);
        ReadAttention read = new Readings().of(big, all);
        LinksModel model = new LinksModel(read, Threshold.USUAL);

        assertThat(model.links().size()).isEqualTo(LinksModel.MOST_LINKS);
        assertThat(model.omissions()).startsWith("6,000 of 102,400 links drawn: the strongest of the ");
        for (int i = 1; i < model.links().size(); i++) {
            assertThat(model.links().weight(i))
                    .isGreaterThanOrEqualTo(model.links().weight(i - 1));
        }
        LinkList links = model.links();
        int last = links.size() - 1;
        assertThat(links.weight(last))
                .isEqualTo(read.matrix(links.slot(last)).weight(links.query(last), links.key(last)));
    }

    @Test
    void aTokenInFocusIsDescribedWithFourDecimals() {
        LinksFigure figure = figure(CAT, DETERMINERS.withHovered(new TokenFocus.Query(9)));

        assertThat(figure.description())
                .isEqualTo("Links of head 8-11 between 19 tokens."
                        + " the looks at couch 0.8752, [SEP] 0.0768, windows 0.0113.");
    }

    @Test
    void everyTokenIsHitAnywhereInItsHalfOfTheRow() {
        LinksFigure figure = figure(CAT, DETERMINERS);
        double rowHeight = figure.viewport().rowHeight();
        for (int token = 0; token < 19; token++) {
            double y = 22 + (token + 0.5) * rowHeight;
            assertThat(focusAt(figure, 3, y)).isEqualTo(new TokenFocus.Query(token));
            assertThat(focusAt(figure, 210, y - rowHeight * 0.49)).isEqualTo(new TokenFocus.Query(token));
            assertThat(focusAt(figure, 220, y + rowHeight * 0.49)).isEqualTo(new TokenFocus.Key(token));
            assertThat(focusAt(figure, 427, y)).isEqualTo(new TokenFocus.Key(token));
        }
        assertThat(figure.hit(100, 5)).isEqualTo(Hit.NOTHING);
        assertThat(figure.hit(100, 22 + 19.5 * rowHeight)).isEqualTo(Hit.NOTHING);
    }

    private static TokenFocus focusAt(LinksFigure figure, double x, double y) {
        return figure.hit(x, y) instanceof Hit.OnTokens(TokenFocus focus, String words) && !words.isEmpty()
                ? focus
                : TokenFocus.NONE;
    }

    @ParameterizedTest(name = "{0} tokens")
    @ValueSource(ints = {2, 3, 19, 46, 128, 512})
    void rowsAreNeverTooLowToReadNorTooFarApart(int tokens) {
        LinksFigure figure = figure(ReferenceTraces.made(1, 1, tokens), Selection.of(new HeadRef(0, 0)));

        assertThat(figure.viewport().rowHeight()).isBetween(13.0, 31.0);
        assertThat(figure.showsAllRows()).isEqualTo(tokens * 13 <= 592);
    }

    @Test
    void scrollingReachesTheLastRowAndNoFurther() {
        Trace big = ReferenceTraces.made(1, 1, 512);
        LinksFigure figure = figure(big, Selection.of(new HeadRef(0, 0)));
        LinksViewport end = figure.scrolled(1e9);
        LinksFigure scrolled = figures.figure(big, Selection.of(new HeadRef(0, 0)), end, FixedMeasure.frame(430, 620));

        assertThat(focusAt(scrolled, 10, 613)).isEqualTo(new TokenFocus.Query(511));
        assertThat(scrolled.viewport()).isEqualTo(end);
        assertThat(scrolled.scrolled(-1e9)).isEqualTo(figure.viewport());
    }

    @Test
    void theRowUnderThePointerStaysWhenRowsGrow() {
        Trace big = ReferenceTraces.made(1, 1, 512);
        Selection selection = Selection.of(new HeadRef(0, 0));
        LinksFigure figure = figures.figure(big, selection, new LinksViewport(100, 13), FixedMeasure.frame(430, 620));
        LinksFigure zoomed =
                figures.figure(big, selection, figure.zoomedAt(10, 300, 1.7), FixedMeasure.frame(430, 620));

        assertThat(focusAt(zoomed, 10, 300)).isEqualTo(focusAt(figure, 10, 300));
        assertThat(zoomed.viewport().rowHeight()).isCloseTo(22.1, within(1e-9));
    }

    @Test
    void revealingATokenMovesNoFurtherThanNeeded() {
        LinksFigure figure = figure(ReferenceTraces.made(1, 1, 512), Selection.of(new HeadRef(0, 0)));

        assertThat(figure.revealing(new TokenFocus.Query(3))).isEqualTo(figure.viewport());
        assertThat(figure.revealing(new TokenFocus.Key(300)).firstRow()).isCloseTo(301 - 592 / 13.0, within(1e-9));
    }

    @Test
    void linksAreNotPaintedAgainForAnotherFocus() {
        LinksFigure one = figure(CAT, DETERMINERS.withHovered(new TokenFocus.Query(9)));
        LinksFigure other = figure(CAT, DETERMINERS.withHovered(new TokenFocus.Pair(3, 4)));

        assertThat(other.layers().getFirst().key())
                .isEqualTo(one.layers().getFirst().key());
        assertThat(other.layers().getLast().key())
                .isNotEqualTo(one.layers().getLast().key());
    }

    @Test
    void linksArePaintedAgainForOtherHeadsAndShares() {
        Object before = figure(CAT, DETERMINERS).layers().getFirst().key();

        assertThat(figure(CAT, DETERMINERS.withShare(0.5)).layers().getFirst().key())
                .isNotEqualTo(before);
        assertThat(figure(CAT, DETERMINERS.withHoveredHead(new HeadRef(7, 9)))
                        .layers()
                        .getFirst()
                        .key())
                .isNotEqualTo(before);
    }

    @Test
    void aPairInFocusShowsItsLinkHoweverWeak() {
        LinksModel model = new LinksModel(new Readings().of(CAT, DETERMINERS), Threshold.USUAL);

        LinkList pair = model.links(new TokenFocus.Pair(9, 12));

        assertThat(pair.size()).isEqualTo(1);
        assertThat(pair.weight(0)).isLessThan(0.005f);
    }

    @Test
    void aFocusThatOutlivedItsTextIsIgnored() {
        LinksFigure figure = figure(CAT, DETERMINERS.withPinned(new TokenFocus.Key(19)));

        assertThat(figure.description()).endsWith("No token is in focus.");
    }

    private static Selection by(Threshold threshold) {
        return DETERMINERS.withReading(Reading.PLAIN.withThreshold(threshold));
    }

    @Test
    void linksByWeightAreAllFromThatWeightOn() {
        Threshold tenth = new Threshold(Threshold.Kind.VALUE, 0.9, 0.1, 50);
        LinksModel model = new LinksModel(new Readings().of(CAT, DETERMINERS), tenth);

        assertThat(IntStream.range(0, model.links().size()).mapToDouble(model.links()::weight))
                .allMatch(weight -> weight >= 0.1);
        assertThat(model.links(new TokenFocus.Query(9)).size()).isEqualTo(1);
        assertThat(figure(CAT, by(tenth)).omissions())
                .matches("\\d+ of 361 links drawn: those of 0\\.100 and more; \\d+\\.\\d % of the attention is not"
                        + " drawn\\.");
    }

    @Test
    void theStrongestLinksOfAllAreAsManyAsAskedFor() {
        Threshold seven = new Threshold(Threshold.Kind.COUNT, 0.9, 0.1, 7);
        Selection heads = by(seven).withHeads(7, new TreeSet<>(List.of(0, 10)));
        LinksModel model = new LinksModel(new Readings().of(CAT, heads), seven);

        assertThat(model.links().size()).isEqualTo(7);
        assertThat(model.omissions()).startsWith("7 of 722 links drawn: the strongest of all; ");
        for (int query = 0; query < 19; query++) {
            LinkList focused = model.links(new TokenFocus.Query(query));
            for (int i = 0; i < focused.size(); i++) {
                assertThat(focused.weight(i))
                        .isGreaterThanOrEqualTo(model.links().weight(0));
            }
        }
    }

    @Test
    void columnsHaveTheTokensThatTheReadingShows() {
        Reading reading = Reading.PLAIN.withHiding(Hiding.NOTHING.withSpecialKeys(true));
        LinksFigure figure = figure(CAT, DETERMINERS.withReading(reading));
        double rowHeight = figure.viewport().rowHeight();

        assertThat(focusAt(figure, 3, 22 + 0.5 * rowHeight)).isEqualTo(new TokenFocus.Query(0));
        assertThat(focusAt(figure, 427, 22 + 0.5 * rowHeight)).isEqualTo(new TokenFocus.Key(1));
        assertThat(focusAt(figure, 427, 22 + 17.5 * rowHeight)).isEqualTo(TokenFocus.NONE);
        assertThat(figure.omissions()).contains("[CLS], [SEP] hidden as keys");
        assertThat(figure.description()).startsWith("Links of head 8-11 from 19 to 17 tokens.");
    }

    @Test
    void whereEverythingIsHiddenTheFigureSaysSo() {
        TreeSet<Integer> all = new TreeSet<>(IntStream.range(0, 19).boxed().toList());
        LinksFigure figure =
                figure(CAT, DETERMINERS.withReading(Reading.PLAIN.withHiding(Hiding.NOTHING.withTokens(all))));

        assertThat(figure.description()).isEqualTo("Every token is hidden. Bring some back under Show.");
        assertThat(figure.hit(100, 100)).isEqualTo(Hit.NOTHING);
        assertThat(figure.layers()).hasSize(1);
    }
}
