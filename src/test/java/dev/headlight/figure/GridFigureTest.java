package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridFigureTest {
    private static final Selection SELECTION = Selection.of(new HeadRef(0, 0));

    private final GridFigures figures = new GridFigures(new Readings()::heads, ColorMap.VIRIDIS);

    @ParameterizedTest(name = "{0} layers, {1} heads, {2} x {3}")
    @CsvSource({"6, 12, 290, 300", "12, 12, 290, 300", "24, 16, 251, 333", "1, 1, 290, 300", "3, 20, 61, 59"})
    void everyHeadIsFoundWhereItsThumbnailLies(int layers, int heads, double width, double height) {
        GridFigure figure =
                figures.figure(ReferenceTraces.made(layers, heads, 5), SELECTION, FixedMeasure.frame(width, height));
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                HeadRef here = new HeadRef(layer, head);
                Rect bounds = figure.bounds(here);
                Hit.OnHead expected = new Hit.OnHead(here, "head " + here.label());
                assertThat(figure.hit(bounds.centerX(), bounds.centerY())).isEqualTo(expected);
                assertThat(figure.hit(bounds.x(), bounds.y())).isEqualTo(expected);
                assertThat(bounds.width()).isEqualTo(bounds.height());
                assertThat(bounds.right()).isLessThanOrEqualTo(Math.max(width, 20 + 2.0 * heads));
            }
        }
        assertThat(figure.hit(1, 1)).isEqualTo(Hit.NOTHING);
    }

    @Test
    void onlyTheMarksChangeWhenAnotherHeadIsHovered() {
        Trace trace = ReferenceTraces.made(4, 4, 9);
        FigureFrame frame = FixedMeasure.frame(200, 200);
        GridFigure before = figures.figure(trace, SELECTION, frame);
        GridFigure after = figures.figure(trace, SELECTION.withHoveredHead(new HeadRef(2, 1)), frame);

        assertThat(after.layers().get(0).key()).isEqualTo(before.layers().get(0).key());
        assertThat(after.layers().get(1).key())
                .isNotEqualTo(before.layers().get(1).key());
    }

    @Test
    void nothingChangesWhenATokenIsHovered() {
        Trace trace = ReferenceTraces.made(4, 4, 9);
        FigureFrame frame = FixedMeasure.frame(200, 200);
        GridFigure before = figures.figure(trace, SELECTION, frame);
        GridFigure after = figures.figure(trace, SELECTION.withHovered(new TokenFocus.Key(3)), frame);

        assertThat(after.layers())
                .extracting(FigureLayer::key)
                .isEqualTo(before.layers().stream().map(FigureLayer::key).toList());
    }

    @Test
    void anotherTraceHasOtherThumbnails() {
        FigureFrame frame = FixedMeasure.frame(200, 200);
        Object before = figures.figure(ReferenceTraces.made(4, 4, 9), SELECTION, frame)
                .layers()
                .getFirst()
                .key();
        Object after = figures.figure(ReferenceTraces.made(4, 4, 9), SELECTION, frame)
                .layers()
                .getFirst()
                .key();

        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void theLargestWeightOfABlockIsShownWhereThumbnailsAreSmall() {
        Pixels pixels = HeadThumbnails.paint(
                new Readings().heads(ReferenceTraces.made(1, 1, 40), Reading.PLAIN), 10, 1, ColorMap.VIRIDIS);

        float largest = 0;
        for (int query = 4; query < 8; query++) {
            for (int key = 36; key < 40; key++) {
                largest = Math.max(
                        largest,
                        ReferenceTraces.made(1, 1, 40)
                                .attentions()
                                .matrix(new HeadRef(0, 0))
                                .weight(query, key));
            }
        }
        assertThat(pixels.argb()[10 + 9]).isEqualTo(ColorMap.VIRIDIS.argb((float) Math.sqrt(largest)));
    }

    @Test
    void whatThumbnailsLeaveOutIsSaid() {
        FigureFrame frame = FixedMeasure.frame(200, 200);

        assertThat(figures.figure(ReferenceTraces.made(4, 4, 9), SELECTION, frame)
                        .omissions())
                .isEqualTo("Thumbnails are coloured by the square root of the weight.");
        assertThat(figures.figure(ReferenceTraces.made(4, 4, 90), SELECTION, frame)
                        .omissions())
                .endsWith("each pixel shows the largest of up to 3 × 3 weights.");
    }

    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final HeadTable TABLE = HeadTable.of(CAT.text(), CAT.attentions());

    private GridFigure colored(HeadMeasure color, HeadMeasure order) {
        return figures.figure(CAT, SELECTION, GridColoring.of(color, order, TABLE, CAT), FixedMeasure.frame(290, 330));
    }

    @Test
    void aColouredHeadTellsItsNumber() {
        GridFigure figure = colored(new HeadMeasure.Statistic(HeadStatistic.TO_SEP), HeadMeasure.NONE);
        Rect bounds = figure.bounds(new HeadRef(7, 10));

        assertThat(figure.hit(bounds.centerX(), bounds.centerY()).description())
                .startsWith("head 8-11: to [SEP] 0.482");
        assertThat(figure.omissions()).isEqualTo(HeadStatistic.TO_SEP.meaning());
    }

    @Test
    void aHeadWithARoleTellsItsRule() {
        GridFigure figure = colored(HeadMeasure.ROLES, HeadMeasure.NONE);
        Rect next = figure.bounds(new HeadRef(2, 0));
        Rect none = figure.bounds(new HeadRef(7, 10));

        assertThat(figure.hit(next.centerX(), next.centerY()).description())
                .matches("head 3-1\\nnext token: to next 0\\.\\d{4} is more than 0\\.5");
        assertThat(figure.hit(none.centerX(), none.centerY()).description()).contains("no role");
    }

    @Test
    void sortedHeadsStandInTheirLayersTheLargestFirst() {
        HeadMeasure measure = new HeadMeasure.Statistic(HeadStatistic.TO_PREV);
        GridFigure figure = colored(HeadMeasure.NONE, measure);
        for (int layer = 0; layer < 12; layer++) {
            for (int head = 0; head < 12; head++) {
                HeadRef here = new HeadRef(layer, head);
                HeadRef right = figure.beside(here, 1);
                assertThat(right.layer()).isEqualTo(layer);
                assertThat(TABLE.of(HeadStatistic.TO_PREV, right))
                        .isLessThanOrEqualTo(TABLE.of(HeadStatistic.TO_PREV, here));
                Rect bounds = figure.bounds(here);
                assertThat(figure.hit(bounds.centerX(), bounds.centerY()))
                        .isInstanceOfSatisfying(
                                Hit.OnHead.class, hit -> assertThat(hit.head()).isEqualTo(here));
            }
        }
    }

    @Test
    void thumbnailsMoveWithTheirHeads() {
        int side = 3;
        Pixels painted = new Pixels(7, 3, IntStream.range(0, 21).toArray());
        HeadOrder order = new HeadOrder(List.of(List.of(1, 0)));

        Pixels arranged = order.arranged(painted, 1, side, 1);

        assertThat(Arrays.copyOfRange(arranged.argb(), 0, 7)).containsExactly(4, 5, 6, 0, 0, 1, 2);
        assertThat(HeadOrder.OF_MODEL.arranged(painted, 1, side, 1)).isSameAs(painted);
    }

    @Test
    void numbersOfAnotherModelAreLeftAside() {
        HeadValues other = HeadValues.of("x", "y", HeadValues.Domain.between(0, 1), 2, 2, head -> 0.5);
        HeadMeasure given = new HeadMeasure.Given(other);

        assertThat(GridColoring.of(given, given, TABLE, CAT)).isEqualTo(GridColoring.WEIGHTS);
    }

    @Test
    void thumbnailsFollowWhatIsHidden() {
        Trace trace = ReferenceTraces.made(2, 2, 12);
        FigureFrame frame = FixedMeasure.frame(200, 200);
        Selection hidden = SELECTION.withReading(Reading.PLAIN.withHiding(Hiding.NOTHING.withSpecialKeys(true)));
        Object before =
                figures.figure(trace, SELECTION, frame).layers().getFirst().key();

        assertThat(figures.figure(trace, hidden, frame).layers().getFirst().key())
                .isNotEqualTo(before);
        assertThat(figures.figure(trace, SELECTION.withShare(0.3), frame)
                        .layers()
                        .getFirst()
                        .key())
                .isNotEqualTo(before);
    }

    @Test
    void whereEverythingIsHiddenThumbnailsAreEmpty() {
        TreeSet<Integer> all = new TreeSet<>(IntStream.range(0, 12).boxed().toList());
        Reading nothing = Reading.PLAIN.withHiding(Hiding.NOTHING.withTokens(all));

        assertThat(HeadThumbnails.paint(
                                new Readings().heads(ReferenceTraces.made(2, 2, 12), nothing), 10, 1, ColorMap.VIRIDIS)
                        .argb())
                .containsOnly(0);
    }
}
