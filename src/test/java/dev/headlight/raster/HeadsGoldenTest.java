package dev.headlight.raster;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.GridColoring;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.HeadMapFigure;
import dev.headlight.figure.ReferenceTraces;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HeadsGoldenTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final HeadTable TABLE = HeadTable.of(CAT.text(), CAT.attentions());
    private static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));

    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);

    private FigureFrame frame(double width, double height, FigureTheme theme) {
        return new FigureFrame(width, height, 1, theme, measure);
    }

    private void check(String name, Figure figure, FigureFrame frame) throws IOException {
        FigureRasterizer rasterizer = new FigureRasterizer(fonts, measure);
        GoldenImages.check(name, rasterizer.render(figure, frame.theme().ground(), frame.scale()));
    }

    private void checkGrid(String name, HeadMeasure color, HeadMeasure order, FigureTheme theme) throws IOException {
        FigureFrame frame = frame(290, 330, theme);
        GridFigures figures = new GridFigures(new Readings()::heads, ColorMap.VIRIDIS);
        check(name, figures.figure(CAT, DETERMINERS, GridColoring.of(color, order, TABLE, CAT), frame), frame);
    }

    @Test
    void theGridShowsANumberOfEachHead() throws IOException {
        HeadMeasure separators = new HeadMeasure.Statistic(HeadStatistic.TO_SEP);
        checkGrid("grid-numbers", separators, HeadMeasure.NONE, FigureTheme.LIGHT);
    }

    @Test
    void theSortedGridSaysWhichHeadIsWhere() throws IOException {
        HeadMeasure signed = new HeadMeasure.Given(HeadValues.of(
                "difference",
                "Made up.",
                HeadValues.Domain.around0(1),
                12,
                12,
                head -> head.head() == 3 ? Double.NaN : Math.sin(head.layer() + 0.7 * head.head())));
        checkGrid("grid-sorted", signed, signed, FigureTheme.DARK);
    }

    @Test
    void theGridShowsRolesByColourAndLetter() throws IOException {
        checkGrid("grid-roles", HeadMeasure.ROLES, HeadMeasure.NONE, FigureTheme.DARK);
    }

    @Test
    void theMapRingsTheSelectedHead() throws IOException {
        FigureFrame frame = frame(520, 480, FigureTheme.DARK);
        HeadMap map = HeadMap.of(HeadDistances.of(CAT.attentions()));
        check("heads-map", HeadMapFigure.of(map, new GridColoring.Roles(TABLE), TABLE, DETERMINERS, frame), frame);
    }
}
