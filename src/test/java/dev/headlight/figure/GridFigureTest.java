package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
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
}
