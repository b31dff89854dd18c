package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FontMeasure;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FigurePageTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));
    private static final FigurePage.Look PLAIN = new FigurePage.Look(FigureTheme.PAPER, false, "");

    private final TextMeasure measure = new FontMeasure(new BundledFonts());

    private FigureFrame frame(double width, double height) {
        return new FigureFrame(width, height, 1, FigureTheme.PAPER, measure);
    }

    private Figure links(Selection selection) {
        return new LinksFigures(new Readings()).figure(CAT, selection, LinksViewport.FIT, frame(400, 900));
    }

    private Figure matrix(Selection selection) {
        return new MatrixFigures(new Readings(), ColorMap.VIRIDIS)
                .figure(CAT, selection, MatrixViewport.FITTED, frame(400, 900));
    }

    private static List<String> words(Figure figure) {
        WordPainter painter = new WordPainter();
        figure.layers().forEach(layer -> layer.drawing().paint(painter));
        return painter.words();
    }

    @Test
    void headsAreNamedBesideTheirColours() {
        Selection three = DETERMINERS.withHeads(7, new TreeSet<>(List.of(0, 3, 10)));

        assertThat(words(FigurePage.beside(List.of(links(three)), PLAIN, measure)))
                .contains("8-1", "8-4", "8-11", "weight", "0.25");
    }

    @Test
    void thumbnailsHaveTheirScale() {
        Figure grid =
                new GridFigures(new Readings()::heads, ColorMap.VIRIDIS).figure(CAT, DETERMINERS, frame(400, 420));

        assertThat(words(FigurePage.beside(List.of(grid), PLAIN, measure))).contains("0", "0.01", "0.1", "1", "weight");
    }

    @Test
    void aPageEndsWhereItsFiguresDo() {
        FigurePage page = FigurePage.beside(List.of(matrix(DETERMINERS)), PLAIN, measure);

        assertThat(page.width()).isEqualTo(400 + 2 * FigurePage.MARGIN);
        assertThat(page.height()).isLessThan(600);
    }

    @Test
    void figuresStandBesideOrBelowEachOther() {
        List<Figure> both = List.of(links(DETERMINERS), matrix(DETERMINERS));

        FigurePage beside = FigurePage.beside(both, PLAIN, measure);
        FigurePage below = FigurePage.below(both, PLAIN, measure);

        assertThat(beside.width()).isEqualTo(800 + FigurePage.GAP + 2 * FigurePage.MARGIN);
        assertThat(below.width()).isEqualTo(400 + 2 * FigurePage.MARGIN);
        assertThat(below.height()).isGreaterThan(beside.height());
        assertThat(FigurePage.widthOfEach(beside.width(), 2)).isEqualTo(400);
    }

    @Test
    void whatIsUnderAPointIsFoundWhereTheFigureStands() {
        MatrixFigure matrix = (MatrixFigure) matrix(DETERMINERS);
        Rect cell = matrix.bounds(9, 10);
        FigurePage page = FigurePage.beside(List.of(links(DETERMINERS), matrix), PLAIN, measure);

        Hit hit =
                page.hit(cell.centerX() + FigurePage.MARGIN + 400 + FigurePage.GAP, cell.centerY() + FigurePage.MARGIN);

        assertThat(hit)
                .isInstanceOfSatisfying(
                        Hit.OnTokens.class, on -> assertThat(on.focus()).isEqualTo(new TokenFocus.Pair(9, 10)));
    }

    @Test
    void theCaptionSaysModelHeadTextAndWhatIsDifferent() {
        Selection hidden = DETERMINERS.withReading(
                Reading.PLAIN.withHiding(Hiding.NOTHING.withSpecialKeys(true).withRescaling(true)));

        String caption = PageCaption.of(CAT, List.of(links(hidden), matrix(hidden)));

        assertThat(caption)
                .startsWith("BERT base uncased, head 8-11: “The cat, which")
                .contains("links drawn: the strongest")
                .contains("hidden as keys")
                .endsWith("Layers and heads are counted from 1.")
                .doesNotContain("..")
                .doesNotContain("zoom in");
    }

    @Test
    void theCaptionOfAComparisonNamesBoth() {
        Trace other = ReferenceTraces.read("cat_mat");

        assertThat(PageCaption.of(List.of(CAT, other), List.of(links(DETERMINERS))))
                .contains("“" + CAT.text().text())
                .contains(
                        "Compared (B) with BERT base uncased: “" + other.text().text());
    }

    @Test
    void aLongCaptionIsBrokenIntoLinesOfThePage() {
        FigurePage.Look look =
                new FigurePage.Look(FigureTheme.PAPER, true, "word ".repeat(60).strip());

        FigurePage page = FigurePage.beside(List.of(matrix(DETERMINERS)), look, measure);

        List<String> lines = words(page).stream()
                .filter(text -> text.startsWith("word word"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(String.join(" ", lines)).isEqualTo(look.caption());
        assertThat(page.height())
                .isGreaterThan(FigurePage.beside(List.of(matrix(DETERMINERS)), PLAIN, measure)
                        .height());
    }

    @Test
    void withoutAGroundNothingLiesBelowTheFigures() {
        FigurePage.Look onNothing = new FigurePage.Look(FigureTheme.PAPER, true, "");
        Figure matrix = matrix(DETERMINERS);

        assertThat(FigurePage.beside(List.of(matrix), onNothing, measure).layers())
                .hasSize(FigurePage.beside(List.of(matrix), PLAIN, measure)
                                .layers()
                                .size()
                        - 1);
    }
}
