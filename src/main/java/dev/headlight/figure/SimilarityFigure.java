package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Similarity;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.List;

/** How alike the hidden states of all tokens are in one layer: the cosines of any two as a heatmap. */
public final class SimilarityFigure implements Figure {
    private final FigureFrame frame;
    private final TokenizedText text;
    private final Similarity similarity;
    private final String layer;
    private final MatrixGeometry geometry;
    private final TokenFocus focus;

    /** @param layer where the states come from, in words */
    SimilarityFigure(
            FigureFrame frame,
            TokenizedText text,
            Similarity similarity,
            String layer,
            MatrixViewport viewport,
            TokenFocus focus) {
        this.frame = frame;
        this.text = text;
        this.similarity = similarity;
        this.layer = layer;
        this.geometry = MatrixGeometry.of(text.size(), text.size(), this::widest, viewport, frame);
        this.focus = focus;
    }

    private double widest(TextStyle style) {
        return text.tokens().stream()
                .mapToDouble(token -> frame.measure().width(TokenText.of(token), style))
                .max()
                .orElse(0);
    }

    private record Cells(SameObject similarity, MatrixGeometry geometry, FigureTheme theme) {}

    private record Labels(Cells cells, String layer, TokenFocus focus) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public List<FigureLayer> layers() {
        Cells cells = new Cells(new SameObject(similarity), geometry, frame.theme());
        SimilarityDrawing drawing = new SimilarityDrawing(frame, text, similarity, geometry);
        return List.of(
                new FigureLayer(cells, 1, drawing::cells),
                new FigureLayer(new Labels(cells, layer, focus), 1, painter -> drawing.labels(painter, layer, focus)));
    }

    @Override
    public Hit hit(double x, double y) {
        int row = (int) Math.floor(geometry.queryAt(y));
        int column = (int) Math.floor(geometry.keyAt(x));
        Rect plot = geometry.plot();
        boolean inRows = y >= plot.y() && y < plot.bottom() && isToken(row);
        boolean inColumns = x >= plot.x() && x < plot.right() && isToken(column);
        if (inRows && inColumns) {
            return new Hit.OnTokens(new TokenFocus.Pair(row, column), describe(row, column));
        }
        if (inRows && x < plot.x()) {
            return new Hit.OnTokens(new TokenFocus.Query(row), TokenText.of(text.tokens().get(row)));
        }
        return inColumns && y < plot.y()
                ? new Hit.OnTokens(
                        new TokenFocus.Key(column), TokenText.of(text.tokens().get(column)))
                : Hit.NOTHING;
    }

    private boolean isToken(int index) {
        return index >= 0 && index < text.size();
    }

    private String describe(int first, int second) {
        return TokenText.of(text.tokens().get(first)) + " and "
                + TokenText.of(text.tokens().get(second)) + ": cosine "
                + NeuronWords.number(similarity.cosine(first, second));
    }

    /** The viewport zoomed by a factor around a point in logical pixels. */
    public MatrixViewport zoomedAt(double x, double y, double factor) {
        return geometry.view().zoomedAt(geometry.queryAt(y), geometry.keyAt(x), factor, text.size(), text.size());
    }

    /** The viewport after the content was dragged by a distance in logical pixels. */
    public MatrixViewport panned(double dx, double dy) {
        return geometry.view().panned(-dy / geometry.cell(), -dx / geometry.cell(), text.size(), text.size());
    }

    /** Where a cell lies, in logical pixels; it may be out of view. */
    public Rect bounds(int first, int second) {
        return geometry.cellAt(first, second);
    }

    /** All cosines as a table with tabs. */
    public String table() {
        StringBuilder table = new StringBuilder("# cosines, " + layer + "\n");
        for (int second = 0; second < text.size(); second++) {
            table.append('\t').append(TokenText.of(text.tokens().get(second)));
        }
        for (int first = 0; first < text.size(); first++) {
            table.append('\n').append(TokenText.of(text.tokens().get(first)));
            for (int second = 0; second < text.size(); second++) {
                table.append('\t').append(similarity.cosine(first, second));
            }
        }
        return table.append('\n').toString();
    }

    @Override
    public String omissions() {
        int step = geometry.labelStep();
        return step == 1 ? "" : "One token in " + step + " is labelled; zoom in to see all.";
    }

    @Override
    public String description() {
        String said = focus instanceof TokenFocus.Pair(int first, int second) && Math.max(first, second) < text.size()
                ? describe(first, second) + "."
                : "";
        return "Cosines between " + text.size() + " tokens, " + layer + ". " + said;
    }
}
