package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.ColorScale;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixFigureTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));
    private static final FigureFrame FRAME = FixedMeasure.frame(420, 520);

    private final MatrixFigures figures = new MatrixFigures(new Readings(), ColorMap.VIRIDIS);

    private MatrixFigure figure(Trace trace, MatrixViewport viewport) {
        return figures.figure(trace, Selection.of(new HeadRef(0, 0)), viewport, FRAME);
    }

    @ParameterizedTest(name = "{0} tokens, zoom {1}")
    @CsvSource({"1, 1", "3, 1", "19, 1", "19, 2.5", "128, 1", "128, 17", "512, 80"})
    void everyVisibleCellIsFoundAtItsPlace(int tokens, double zoom) {
        MatrixViewport viewport = MatrixViewport.FITTED.zoomedAt(tokens * 0.6, tokens * 0.3, zoom, tokens, tokens);
        MatrixFigure figure = figure(ReferenceTraces.made(1, 1, tokens), viewport);
        int seen = 0;
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                Rect cell = figure.bounds(query, key);
                if (isInPicture(cell)
                        && figure.hit(cell.centerX(), cell.centerY()) instanceof Hit.OnTokens on
                        && on.focus() instanceof TokenFocus.Pair pair) {
                    assertThat(pair).isEqualTo(new TokenFocus.Pair(query, key));
                    seen++;
                }
            }
        }
        double across = tokens / figure.viewport().zoom();
        assertThat(seen).isBetween((int) ((across - 1) * (across - 1)), (int) ((across + 1) * (across + 1)));
    }

    private static boolean isInPicture(Rect cell) {
        return cell.centerX() > 0
                && cell.centerX() < FRAME.width()
                && cell.centerY() > 0
                && cell.centerY() < FRAME.height();
    }

    @Test
    void labelsStandForWholeRowsAndColumns() {
        MatrixFigure figure = figures.figure(CAT, DETERMINERS, MatrixViewport.FITTED, FRAME);
        Rect cell = figure.bounds(4, 7);

        assertThat(focusAt(figure, 3, cell.centerY())).isEqualTo(new TokenFocus.Query(4));
        assertThat(focusAt(figure, cell.centerX(), 20)).isEqualTo(new TokenFocus.Key(7));
        assertThat(focusAt(figure, 3, 3)).isEqualTo(TokenFocus.NONE);
        assertThat(focusAt(figure, 200, 515)).isEqualTo(TokenFocus.NONE);
    }

    private static TokenFocus focusAt(MatrixFigure figure, double x, double y) {
        return figure.hit(x, y) instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE;
    }

    @Test
    void aCellSaysItsWeightWithFourDecimals() {
        MatrixFigure figure = figures.figure(CAT, DETERMINERS, MatrixViewport.FITTED, FRAME);
        Rect cell = figure.bounds(9, 10);

        assertThat(figure.hit(cell.centerX(), cell.centerY()).description()).isEqualTo("the → couch 0.8752");
    }

    @Test
    void severalHeadsShowTheirMeanAndSaySo() {
        Selection two = DETERMINERS.withHeads(7, new TreeSet<>(List.of(0, 10)));
        MatrixFigure figure = figures.figure(CAT, two, MatrixViewport.FITTED, FRAME);
        float mean = (CAT.attentions().matrix(new HeadRef(7, 0)).weight(9, 10)
                        + CAT.attentions().matrix(new HeadRef(7, 10)).weight(9, 10))
                / 2;
        Rect cell = figure.bounds(9, 10);

        assertThat(figure.hit(cell.centerX(), cell.centerY()).description())
                .isEqualTo("the → couch " + AttentionWords.number(mean) + " (mean of heads 8-1, 8-11)");
    }

    @ParameterizedTest(name = "{0} tokens")
    @ValueSource(ints = {19, 128, 512})
    void theCellUnderThePointerStaysWhenZooming(int tokens) {
        Trace trace = ReferenceTraces.made(1, 1, tokens);
        MatrixFigure figure = figure(trace, MatrixViewport.FITTED);
        TokenFocus before = focusAt(figure, 203.3, 207.7);
        for (int i = 0; i < 6; i++) {
            figure = figure(trace, figure.zoomedAt(203.3, 207.7, 1.4));
            assertThat(focusAt(figure, 203.3, 207.7)).isEqualTo(before);
        }
    }

    @Test
    void draggingMovesCellsWithThePointer() {
        Trace trace = ReferenceTraces.made(1, 1, 128);
        MatrixFigure figure = figure(trace, MatrixViewport.FITTED.zoomedAt(64, 64, 8, 128, 128));
        Rect before = figure.bounds(64, 64);
        Rect after = figure(trace, figure.panned(25, -13)).bounds(64, 64);

        assertThat(after.x() - before.x()).isCloseTo(25, within(1e-6));
        assertThat(after.y() - before.y()).isCloseTo(-13, within(1e-6));
    }

    @Test
    void theViewNeverLeavesTheMatrix() {
        MatrixViewport zoomed = MatrixViewport.FITTED.zoomedAt(10, 10, 4, 40, 40);

        assertThat(zoomed.panned(-1e6, 1e6, 40, 40)).isEqualTo(new MatrixViewport(4, 0, 30));
        assertThat(zoomed.zoomedAt(5, 5, 1e-9, 40, 40)).isEqualTo(MatrixViewport.FITTED);
    }

    @Test
    void cellsAreNotPaintedAgainForAnotherFocus() {
        List<FigureLayer> before =
                figures.figure(CAT, DETERMINERS, MatrixViewport.FITTED, FRAME).layers();
        List<FigureLayer> after = figures.figure(
                        CAT, DETERMINERS.withHovered(new TokenFocus.Key(2)), MatrixViewport.FITTED, FRAME)
                .layers();

        assertThat(after.getFirst().key()).isEqualTo(before.getFirst().key());
        assertThat(after.getLast().key()).isNotEqualTo(before.getLast().key());
    }

    @Test
    void whatLongTextsLeaveOutIsSaid() {
        assertThat(figures.figure(CAT, DETERMINERS, MatrixViewport.FITTED, FRAME)
                        .omissions())
                .isEmpty();
        assertThat(figure(ReferenceTraces.made(1, 1, 512), MatrixViewport.FITTED)
                        .omissions())
                .matches("One token in \\d+ is labelled; zoom in to see all\\."
                        + " Each pixel shows the largest of up to 2 × 2 weights\\.");
    }

    @Test
    void aShrunkMatrixKeepsItsLargestWeights() {
        MatrixModel model = new MatrixModel(new Readings().of(CAT, DETERMINERS), ColorMap.VIRIDIS, ColorScale.LINEAR);
        float largest = 0;
        for (int query = 0; query < 19; query++) {
            for (int key = 0; key < 19; key++) {
                largest = Math.max(
                        largest, CAT.attentions().matrix(new HeadRef(7, 10)).weight(query, key));
            }
        }

        assertThat(model.shrunk(1, 1).argb()).containsExactly(ColorMap.VIRIDIS.argb(largest));
        assertThat(model.shrunk(19, 19).argb())
                .isEqualTo(model.cells(0, 0, 19, 19).argb());
    }

    @Test
    void aReadingWithMoreQueriesThanKeysIsARectangle() {
        TreeSet<Integer> hidden = new TreeSet<>(List.of(0, 3, 18));
        Selection read = DETERMINERS.withReading(
                Reading.PLAIN.withHiding(Hiding.NOTHING.withSpecialKeys(true).withTokens(hidden)));
        MatrixFigure figure = figures.figure(CAT, read, MatrixViewport.FITTED, FRAME);

        assertThat(figure.description()).contains("16 queries by 16 keys");
        Rect last = figure.bounds(15, 15);
        assertThat(focusAt(figure, last.centerX(), last.centerY())).isEqualTo(new TokenFocus.Pair(17, 17));
        assertThat(focusAt(figure, last.right() + 2, last.centerY())).isEqualTo(TokenFocus.NONE);
        assertThat(figure.omissions()).contains("3 tokens hidden by hand");
    }
}
