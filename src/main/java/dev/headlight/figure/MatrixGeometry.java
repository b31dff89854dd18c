package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Heatmap.AxisLabel;
import java.util.stream.Stream;

/**
 * Where the cells, labels and legend of a matrix lie, in logical pixels.
 *
 * @param queries how many rows there are, 1 at least
 * @param keys how many columns there are, 1 at least
 * @param plot the rectangle of cells
 * @param cell side of a cell at the current zoom
 * @param view what is seen, within bounds
 * @param fontSize of token labels
 * @param labelRoom longest label on either axis
 */
record MatrixGeometry(
        int queries, int keys, Rect plot, double cell, MatrixViewport view, double fontSize, double labelRoom) {
    static final double LABEL_GAP = 6;
    static final double AXIS_NAME = 16;
    static final double LEGEND_GAP = 14;
    static final double LEGEND_HEIGHT = 8;

    private static final double TITLE = 20;
    private static final double BELOW = 64;
    private static final double BELOW_LEGEND = 40;
    private static final double EDGE = 8;
    private static final double MOST_CELL = 44;
    private static final double MOST_FONT = 12;
    private static final double LEAST_FONT = 8.4;
    private static final double LEAST_ZOOMED_FONT = 10;
    private static final double LABEL_SHARE = 0.72;

    static MatrixGeometry of(Heatmap map, MatrixViewport viewport, FigureFrame frame) {
        int queries = Math.max(1, map.queries().size());
        int keys = Math.max(1, map.keys().size());
        MatrixViewport view = viewport.within(queries, keys);
        double guess = Math.min((frame.width() - 110) / keys, (frame.height() - BELOW - 110) / queries);
        double largest = frame.monoSize(Math.clamp(guess * LABEL_SHARE, LEAST_ZOOMED_FONT, MOST_FONT));
        double room = labelRoom(map, largest, frame);
        double across = frame.width() - AXIS_NAME - room - LABEL_GAP - EDGE;
        double down = frame.height() - TITLE - room - LABEL_GAP - BELOW;
        double fitted = fittedCell(Math.max(20, across), Math.max(20, down), queries, keys, frame);
        double width = fitted * keys;
        double left = Math.max(0, (across - width) / 2) + AXIS_NAME + room + LABEL_GAP;
        Rect plot = new Rect(frame.snap(left), frame.snap(TITLE + room + LABEL_GAP), width, fitted * queries);
        double cell = fitted * view.zoom();
        return new MatrixGeometry(queries, keys, plot, cell, view, Math.min(largest, font(frame, cell)), room);
    }

    /** Whole device pixels for each cell where there are enough, so that all cells are alike. */
    private static double fittedCell(double across, double down, int queries, int keys, FigureFrame frame) {
        double cell = Math.min(MOST_CELL, Math.min(across / keys, down / queries));
        int most = Math.max(queries, keys);
        return cell * frame.scale() >= 1 ? frame.whole(cell) : frame.whole(cell * most) / most;
    }

    private static double font(FigureFrame frame, double cell) {
        return frame.monoSize(Math.clamp(cell * LABEL_SHARE, LEAST_FONT, MOST_FONT));
    }

    private static double labelRoom(Heatmap map, double fontSize, FigureFrame frame) {
        TextStyle style = frame.mono(fontSize, frame.theme().text(), TextStyle.Anchor.START);
        double widest = Stream.concat(map.queries().stream(), map.keys().stream())
                .map(AxisLabel::text)
                .mapToDouble(text -> frame.measure().width(text, style))
                .max()
                .orElse(0);
        return Math.min(widest, 0.2 * Math.min(frame.width(), frame.height()));
    }

    /** The room that legend and words take below the cells. */
    static double below(TokenFocus focus) {
        return focus.isNone() ? BELOW_LEGEND : BELOW;
    }

    /** The upper edge of a query's row. */
    double rowY(double query) {
        return plot.y() + (query - view.originQuery()) * cell;
    }

    /** The left edge of a key's column. */
    double columnX(double key) {
        return plot.x() + (key - view.originKey()) * cell;
    }

    /** The query at a height, with its fraction. */
    double queryAt(double y) {
        return view.originQuery() + (y - plot.y()) / cell;
    }

    /** The key at a place, with its fraction. */
    double keyAt(double x) {
        return view.originKey() + (x - plot.x()) / cell;
    }

    Rect cellAt(int query, int key) {
        return new Rect(columnX(key), rowY(query), cell, cell);
    }

    /** Every how many tokens a label fits. */
    int labelStep() {
        return (int) Math.max(1, Math.ceil(fontSize * 1.12 / cell));
    }
}
