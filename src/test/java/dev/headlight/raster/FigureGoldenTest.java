package dev.headlight.raster;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.figure.ReferenceTraces;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FigureGoldenTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));

    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);

    private FigureFrame frame(double width, double height, double scale, FigureTheme theme) {
        return new FigureFrame(width, height, scale, theme, measure);
    }

    private void check(String name, Figure figure, FigureFrame frame) throws IOException {
        FigureRasterizer rasterizer = new FigureRasterizer(fonts, measure);
        GoldenImages.check(name, rasterizer.render(figure, frame.theme().ground(), frame.scale()));
    }

    @Test
    void theGridShowsAllHeadsAndFramesTheSelectedAndTheHovered() throws IOException {
        FigureFrame frame = frame(290, 300, 1, FigureTheme.DARK);
        Selection selection = DETERMINERS.withHoveredHead(new HeadRef(2, 0));
        check(
                "grid-dark",
                new GridFigures(new Readings()::heads, ColorMap.VIRIDIS).figure(CAT, selection, frame),
                frame);
    }

    @Test
    void theGridFramesEveryHeadThatIsSwitchedOn() throws IOException {
        FigureFrame frame = frame(150, 160, 1.5, FigureTheme.LIGHT);
        Selection selection = DETERMINERS.withHeads(7, new TreeSet<>(List.of(0, 3, 10)));
        check(
                "grid-light",
                new GridFigures(new Readings()::heads, ColorMap.CIVIDIS).figure(CAT, selection, frame),
                frame);
    }

    @Test
    void linksOfAFocusedTokenStandOut() throws IOException {
        FigureFrame frame = frame(430, 620, 1, FigureTheme.DARK);
        Selection selection = DETERMINERS.withHovered(new TokenFocus.Query(9));
        check("links-dark", new LinksFigures(new Readings()).figure(CAT, selection, LinksViewport.FIT, frame), frame);
    }

    @Test
    void linksOfSeveralHeadsLieOverEachOther() throws IOException {
        FigureFrame frame = frame(400, 300, 1, FigureTheme.LIGHT);
        Selection selection = DETERMINERS.withHeads(7, new TreeSet<>(List.of(0, 3, 10)));
        check(
                "links-light",
                new LinksFigures(new Readings()).figure(CAT, selection, new LinksViewport(4.5, 16), frame),
                frame);
    }

    @Test
    void linksInTwoLinesStandUpright() throws IOException {
        FigureFrame frame = frame(640, 300, 1, FigureTheme.DARK);
        Selection selection = DETERMINERS.withLayout(LinksLayout.LINES).withHovered(new TokenFocus.Query(9));
        check("links-lines", new LinksFigures(new Readings()).figure(CAT, selection, LinksViewport.FIT, frame), frame);
    }

    @Test
    void theMatrixMarksAFocusedCell() throws IOException {
        FigureFrame frame = frame(420, 500, 1, FigureTheme.LIGHT);
        Selection selection = DETERMINERS.withHovered(new TokenFocus.Pair(9, 10));
        check(
                "matrix-light",
                new MatrixFigures(new Readings(), ColorMap.VIRIDIS)
                        .figure(CAT, selection, MatrixViewport.FITTED, frame),
                frame);
    }

    @Test
    void theMatrixZoomsWithoutBlur() throws IOException {
        FigureFrame frame = frame(240, 300, 1.5, FigureTheme.DARK);
        MatrixViewport zoomed = MatrixViewport.FITTED.zoomedAt(9.5, 10.5, 2.3, 19, 19);
        check(
                "matrix-zoomed",
                new MatrixFigures(new Readings(), ColorMap.VIRIDIS).figure(CAT, DETERMINERS, zoomed, frame),
                frame);
    }
}
