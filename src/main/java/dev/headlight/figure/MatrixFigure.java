package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The weights of the shown head, the mean of several, or what changed in them, as a heatmap: queries downwards, keys to the right. */
public final class MatrixFigure implements Figure {
    private final FigureFrame frame;
    private final Heatmap map;
    private final MatrixGeometry geometry;
    private final TokenFocus focus;

    MatrixFigure(FigureFrame frame, Heatmap map, MatrixGeometry geometry, TokenFocus focus) {
        this.frame = frame;
        this.map = map;
        this.geometry = geometry;
        this.focus = focus;
    }

    private record Cells(SameObject map, MatrixGeometry geometry, FigureTheme theme) {}

    private record Empty(String why, FigureTheme theme) {}

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
    public double usedHeight() {
        return isEmpty() ? height() : Math.min(height(), geometry.plot().bottom() + MatrixGeometry.below(focus));
    }

    @Override
    public String subject() {
        return map.subject();
    }

    @Override
    public List<FigureLayer> layers() {
        if (isEmpty()) {
            String why = map.nothing();
            return List.of(new FigureLayer(
                    new Empty(why, frame.theme()), 1, painter -> new NothingToSee(frame, why).paint(painter)));
        }
        Cells cells = new Cells(new SameObject(map), geometry, frame.theme());
        MatrixDrawing drawing = new MatrixDrawing(frame, map, geometry);
        return List.of(
                new FigureLayer(cells, 1, drawing::cells),
                new FigureLayer(new Labels(cells, focus), 1, painter -> drawing.labels(painter, focus)));
    }

    @Override
    public Hit hit(double x, double y) {
        if (isEmpty()) {
            return Hit.NOTHING;
        }
        int query = (int) Math.floor(geometry.queryAt(y));
        int key = (int) Math.floor(geometry.keyAt(x));
        Rect plot = geometry.plot();
        boolean inRows = y >= plot.y() && y < plot.bottom() && query >= 0 && query < geometry.queries();
        boolean inColumns = x >= plot.x() && x < plot.right() && key >= 0 && key < geometry.keys();
        if (inRows && inColumns) {
            return hit(new TokenFocus.Pair(query, key));
        }
        if (inRows && x < plot.x()) {
            return hit(new TokenFocus.Query(query));
        }
        return inColumns && y < plot.y() ? hit(new TokenFocus.Key(key)) : Hit.NOTHING;
    }

    private Hit hit(TokenFocus units) {
        return new Hit.OnTokens(map.toTokens(units), map.describe(units));
    }

    private boolean isEmpty() {
        return !map.nothing().isEmpty();
    }

    /** What is seen, with bounds kept. */
    public MatrixViewport viewport() {
        return geometry.view();
    }

    /** The viewport zoomed by a factor around a point in logical pixels. */
    public MatrixViewport zoomedAt(double x, double y, double factor) {
        return geometry.view()
                .zoomedAt(geometry.queryAt(y), geometry.keyAt(x), factor, geometry.queries(), geometry.keys());
    }

    /** The viewport after the content was dragged by a distance in logical pixels. */
    public MatrixViewport panned(double dx, double dy) {
        return geometry.view()
                .panned(-dy / geometry.cell(), -dx / geometry.cell(), geometry.queries(), geometry.keys());
    }

    /** Where the cell of two units lies, in logical pixels; it may be out of view. */
    public Rect bounds(int query, int key) {
        return geometry.cellAt(query, key);
    }

    @Override
    public String omissions() {
        return Stream.of(isEmpty() ? "" : smallness(), map.statement())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String smallness() {
        int step = geometry.labelStep();
        String labels = step == 1 ? "" : "One token in " + step + " is labelled" + ScreenHints.ZOOM + ".";
        double perPixel = 1 / (geometry.cell() * frame.scale());
        if (perPixel <= 1) {
            return labels;
        }
        int block = (int) Math.ceil(perPixel);
        return (labels + " Each pixel shows the largest of up to " + block + " × " + block + " weights.").strip();
    }

    @Override
    public String description() {
        if (isEmpty()) {
            return map.nothing();
        }
        return "Matrix of " + map.caption() + ", " + geometry.queries() + " queries by " + geometry.keys() + " keys. "
                + (focus.isNone() ? "No token is in focus." : map.describe(focus) + ".");
    }
}
