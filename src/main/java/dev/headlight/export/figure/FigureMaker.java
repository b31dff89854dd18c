package dev.headlight.export.figure;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.EmbeddingFigures;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.GridColoring;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.HeadMapFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import dev.headlight.figure.NeuronsFigures;
import dev.headlight.figure.NeuronsViewport;
import dev.headlight.figure.PageCaption;
import dev.headlight.figure.TextMeasure;
import java.util.List;
import java.util.function.DoubleFunction;

/** Makes pages of traces, as high as the figures need. */
public final class FigureMaker {
    private static final double LEAST_FOR_TWO = 560;
    private static final double ROW_HEIGHT = 24;
    private static final int MANY_TOKENS = 64;
    private static final double ROW_HEIGHT_OF_MANY = 15;
    private static final double AROUND_LINKS = 28;
    private static final double LEGEND = 24;
    private static final double LINES_HEIGHT = 400;
    private static final double AROUND_NEURONS = 300;
    private static final double NEURONS_ROW_HEIGHT = 20;
    private static final double AROUND_GRID = 60;
    private static final double WORDS_HEIGHT = 160;
    private static final double MAP_SHAPE = 0.66;

    private final TextMeasure measure;

    public FigureMaker(TextMeasure measure) {
        this.measure = measure;
    }

    /** @param trace with the fields of the kind */
    public FigurePage page(Trace trace, FigureRequest request) {
        List<Figure> figures = figures(trace, request);
        String caption = request.hasCaption() ? PageCaption.of(trace, figures) : "";
        FigurePage.Look look = new FigurePage.Look(request.theme(), request.isTransparent(), caption);
        return isNarrow(request) ? FigurePage.below(figures, look, measure) : FigurePage.beside(figures, look, measure);
    }

    private List<Figure> figures(Trace trace, FigureRequest request) {
        double whole = FigurePage.widthOfEach(request.width(), 1);
        double half = isNarrow(request) ? whole : FigurePage.widthOfEach(request.width(), 2);
        return switch (request.kind()) {
            case LINKS -> List.of(links(trace, request, whole, 0));
            case MATRIX -> List.of(matrix(trace, request, whole));
            case LINKS_AND_MATRIX -> {
                Figure matrix = matrix(trace, request, half);
                yield List.of(
                        links(trace, request, half, isNarrow(request) ? 0 : matrix.usedHeight() - LEGEND), matrix);
            }
            case GRID -> List.of(grid(trace, request, whole));
            case NEURONS -> List.of(neurons(trace, request, whole));
            case HEADS -> List.of(heads(trace, request, whole));
            case EMBEDDINGS -> List.of(embeddings(trace, request, whole));
        };
    }

    /** Whether there is no room for two figures beside each other. */
    private static boolean isNarrow(FigureRequest request) {
        return request.width() < LEAST_FOR_TWO;
    }

    private FigureFrame frame(FigureRequest request, double width, double height) {
        return new FigureFrame(width, Math.ceil(height), request.scale(), request.theme(), measure);
    }

    /** @param least as high as what stands beside it, if the tokens may be so far apart */
    private Figure links(Trace trace, FigureRequest request, double width, double least) {
        Selection selection = request.selection();
        double height = selection.layout() == LinksLayout.LINES
                ? LINES_HEIGHT
                : Math.max(least, AROUND_LINKS + rowHeight(trace) * trace.text().size());
        return new LinksFigures(new Readings())
                .figure(trace, selection, LinksViewport.FIT, frame(request, width, height));
    }

    private static double rowHeight(Trace trace) {
        return trace.text().size() <= MANY_TOKENS ? ROW_HEIGHT : ROW_HEIGHT_OF_MANY;
    }

    private Figure matrix(Trace trace, FigureRequest request, double width) {
        MatrixFigures figures = new MatrixFigures(new Readings(), ColorMap.VIRIDIS);
        return cut(
                height -> figures.figure(
                        trace, request.selection(), MatrixViewport.FITTED, frame(request, width, height)),
                width);
    }

    /** As high as it may become, because the page ends where the figure does; low where it has only words to say. */
    private static Figure cut(DoubleFunction<? extends Figure> figure, double width) {
        Figure high = figure.apply(2 * width);
        return high.usedHeight() < high.height() ? high : figure.apply(WORDS_HEIGHT);
    }

    private Figure grid(Trace trace, FigureRequest request, double width) {
        double layers = trace.attentions().layers();
        double height = width * layers / trace.attentions().heads() + AROUND_GRID;
        return new GridFigures(new Readings()::heads, ColorMap.VIRIDIS)
                .figure(trace, request.selection(), frame(request, width, height));
    }

    private Figure neurons(Trace trace, FigureRequest request, double width) {
        double height = AROUND_NEURONS + NEURONS_ROW_HEIGHT * trace.text().size();
        return new NeuronsFigures()
                .figure(trace, request.selection(), NeuronsViewport.INITIAL, frame(request, width, height))
                .orElseThrow(() -> new IllegalArgumentException("the trace has no queries and keys"));
    }

    private Figure heads(Trace trace, FigureRequest request, double width) {
        HeadTable table = HeadTable.forPeople(trace.text(), trace.attentions());
        HeadMap map = HeadMap.of(HeadDistances.of(trace.attentions()));
        GridColoring.Fill fill = GridColoring.of(HeadMeasure.ROLES, HeadMeasure.NONE, table, trace)
                .fill();
        return HeadMapFigure.of(map, fill, table, request.selection(), frame(request, width, width * MAP_SHAPE));
    }

    private Figure embeddings(Trace trace, FigureRequest request, double width) {
        Selection selection = request.selection();
        EmbeddingFigures figures = new EmbeddingFigures();
        return cut(
                height -> figures.similarity(
                        trace,
                        selection.shownLayer() + 1,
                        selection.focus(),
                        MatrixViewport.FITTED,
                        frame(request, width, height)),
                width);
    }
}
