package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.List;

/** The weights of the shown head, or the mean of several, as a heatmap: queries downwards, keys to the right. */
public final class MatrixFigure implements Figure {
    private final FigureFrame frame;
    private final MatrixModel model;
    private final MatrixGeometry geometry;
    private final TokenFocus focus;

    MatrixFigure(FigureFrame frame, MatrixModel model, MatrixGeometry geometry, TokenFocus focus) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.focus = focus;
    }

    private record Cells(SameObject model, MatrixGeometry geometry, FigureTheme theme) {}

    private record Labels(Cells cells, TokenFocus focus) {}

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
        Cells cells = new Cells(new SameObject(model), geometry, frame.theme());
        MatrixDrawing drawing = new MatrixDrawing(frame, model, geometry);
        return List.of(
                new FigureLayer(cells, 1, drawing::cells),
                new FigureLayer(new Labels(cells, focus), 1, painter -> drawing.labels(painter, focus)));
    }

    @Override
    public Hit hit(double x, double y) {
        int query = (int) Math.floor(geometry.queryAt(y));
        int key = (int) Math.floor(geometry.keyAt(x));
        Rect plot = geometry.plot();
        boolean inRows = y >= plot.y() && y < plot.bottom() && isToken(query);
        boolean inColumns = x >= plot.x() && x < plot.right() && isToken(key);
        if (inRows && inColumns) {
            return hit(new TokenFocus.Pair(query, key));
        }
        if (inRows && x < plot.x()) {
            return hit(new TokenFocus.Query(query));
        }
        return inColumns && y < plot.y() ? hit(new TokenFocus.Key(key)) : Hit.NOTHING;
    }

    private boolean isToken(int index) {
        return index >= 0 && index < geometry.tokens();
    }

    private Hit hit(TokenFocus tokens) {
        return new Hit.OnTokens(tokens, new AttentionWords(model.heads()).describe(tokens));
    }

    /** What is seen, with bounds kept. */
    public MatrixViewport viewport() {
        return geometry.view();
    }

    /** The viewport zoomed by a factor around a point in logical pixels. */
    public MatrixViewport zoomedAt(double x, double y, double factor) {
        return geometry.view().zoomedAt(geometry.queryAt(y), geometry.keyAt(x), factor, geometry.tokens());
    }

    /** The viewport after the content was dragged by a distance in logical pixels. */
    public MatrixViewport panned(double dx, double dy) {
        return geometry.view().panned(-dy / geometry.cell(), -dx / geometry.cell(), geometry.tokens());
    }

    /** Where a cell lies, in logical pixels; it may be out of view. */
    public Rect bounds(int query, int key) {
        return geometry.cellAt(query, key);
    }

    @Override
    public String omissions() {
        int step = geometry.labelStep();
        String labels = step == 1 ? "" : "One token in " + step + " is labelled; zoom in to see all.";
        double perPixel = 1 / (geometry.cell() * frame.scale());
        if (perPixel <= 1) {
            return labels;
        }
        int block = (int) Math.ceil(perPixel);
        return labels + " Each pixel shows the largest of up to " + block + " × " + block + " weights.";
    }

    @Override
    public String description() {
        AttentionWords words = new AttentionWords(model.heads());
        return "Matrix of " + model.heads().label() + ", " + geometry.tokens() + " queries by " + geometry.tokens()
                + " keys. " + (focus.isNone() ? "No token is in focus." : words.describe(focus) + ".");
    }
}
