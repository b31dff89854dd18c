package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenFocus;
import java.util.stream.Stream;

/**
 * Where the tokens and links of a links figure lie, in logical pixels.
 *
 * @param queries how many units look
 * @param keys how many are looked at
 * @param area where rows are seen
 * @param rowHeight from one token to the next
 * @param firstRow the row at the upper edge of the area
 * @param columns the same on both sides
 */
record LinksGeometry(int queries, int keys, Rect area, double rowHeight, double firstRow, Columns columns)
        implements LinksArrangement {
    static final double MOST_ROW_HEIGHT = 31;
    static final double LEAST_ROW_HEIGHT = 13;

    private static final double HEADER = 22;
    private static final double FOOT = 6;
    private static final double GAP = 7;
    private static final double NUMBERS = 40;
    private static final double BARS_SHARE = 0.08;
    private static final double MOST_SPAN = 300;
    private static final double LEAST_SPAN = 40;

    /**
     * @param fontSize of tokens
     * @param labelWidth room for a token
     * @param queryEdge right edge of the query tokens
     * @param linksLeft where links begin
     * @param linksRight where links end
     * @param keyEdge left edge of the key tokens
     * @param barWidth of one head's bar
     */
    record Columns(
            double fontSize,
            double labelWidth,
            double queryEdge,
            double linksLeft,
            double linksRight,
            double keyEdge,
            double barWidth) {}

    static LinksGeometry of(ReadAttention read, LinksViewport viewport, FigureFrame frame) {
        int rows = Math.max(1, Math.max(read.queries().size(), read.keys().size()));
        Rect area = new Rect(0, HEADER, frame.width(), Math.max(1, frame.height() - HEADER - FOOT));
        double fitting = Math.clamp(area.height() / rows, LEAST_ROW_HEIGHT, MOST_ROW_HEIGHT);
        double rowHeight = viewport.rowHeight() == 0
                ? fitting
                : Math.clamp(viewport.rowHeight(), LEAST_ROW_HEIGHT, MOST_ROW_HEIGHT);
        double lastFirst = Math.max(0, rows - area.height() / rowHeight);
        double firstRow = Math.clamp(viewport.firstRow(), 0, lastFirst);
        return new LinksGeometry(
                read.queries().size(), read.keys().size(), area, rowHeight, firstRow, columns(read, rowHeight, frame));
    }

    private static Columns columns(ReadAttention read, double rowHeight, FigureFrame frame) {
        double fontSize = frame.monoSize(Math.min(13.4, rowHeight * 0.72));
        TextStyle style = frame.mono(fontSize, frame.theme().text(), TextStyle.Anchor.START);
        double label = Math.min(widest(read, style, frame.measure()), Math.max(30, frame.width() * 0.25));
        double barWidth = Math.clamp(Math.floor(frame.width() * BARS_SHARE / read.slots()) - 1, 1, 4);
        double bars = read.slots() * (barWidth + 1) + GAP;
        double sides = 2 * (NUMBERS + label + GAP + bars);
        double span = Math.clamp(frame.width() - sides, LEAST_SPAN, MOST_SPAN);
        double middle = frame.width() / 2;
        double linksLeft = frame.snap(middle - span / 2);
        double linksRight = frame.snap(middle + span / 2);
        return new Columns(
                fontSize,
                label,
                frame.snap(linksLeft - bars),
                linksLeft,
                linksRight,
                frame.snap(linksRight + bars),
                barWidth);
    }

    /** The width of the longest name on either side. */
    static double widest(ReadAttention read, TextStyle style, TextMeasure measure) {
        return Stream.concat(read.queries().units().stream(), read.keys().units().stream())
                .mapToDouble(unit -> measure.width(TokenText.of(unit), style))
                .max()
                .orElse(0);
    }

    @Override
    public LinksPainting painting(FigureFrame frame, LinksModel model) {
        return new LinksDrawing(frame, model, this);
    }

    @Override
    public TokenFocus unitAt(double x, double y) {
        int row = rowAt(y);
        boolean looks = x < (columns.linksLeft() + columns.linksRight()) / 2;
        if (!hasRow(row, looks) || !area.contains(x, y)) {
            return TokenFocus.NONE;
        }
        return looks ? new TokenFocus.Query(row) : new TokenFocus.Key(row);
    }

    @Override
    public LinksViewport viewport() {
        return new LinksViewport(firstRow, rowHeight);
    }

    @Override
    public LinksViewport scrolled(double distance) {
        double first = firstRow + distance / rowHeight;
        return new LinksViewport(Math.clamp(first, 0, lastFirstRow(rowHeight)), rowHeight);
    }

    @Override
    public LinksViewport zoomedAt(double x, double y, double factor) {
        double wanted = Math.clamp(rowHeight * factor, LEAST_ROW_HEIGHT, MOST_ROW_HEIGHT);
        double distance = y - area.y();
        double first = firstRow + distance / rowHeight - distance / wanted;
        return new LinksViewport(Math.clamp(first, 0, lastFirstRow(wanted)), wanted);
    }

    private double lastFirstRow(double height) {
        return Math.max(0, rows() - area.height() / height);
    }

    @Override
    public LinksViewport revealing(int unit, boolean looks) {
        double last = unit + 1 - rowsSeen();
        double first = Math.clamp(firstRow, Math.min(last, unit), Math.max(last, unit));
        return new LinksViewport(Math.max(0, first), rowHeight);
    }

    @Override
    public double wholeHeight() {
        return Math.ceil(HEADER + rows() * rowHeight + FOOT);
    }

    @Override
    public boolean showsAll() {
        return rowsSeen() >= rows();
    }

    /** How many rows the longer column has. */
    int rows() {
        return Math.max(queries, keys);
    }

    double centerY(int row) {
        return area.y() + (row - firstRow + 0.5) * rowHeight;
    }

    /** The row at a height, which may be none. */
    int rowAt(double y) {
        return (int) Math.floor((y - area.y()) / rowHeight + firstRow);
    }

    boolean isSeen(int row) {
        double y = centerY(row);
        return y > area.y() - rowHeight && y < area.bottom() + rowHeight;
    }

    /** @param looks whether the row is asked for in the column of those that look */
    boolean hasRow(int row, boolean looks) {
        return row >= 0 && row < (looks ? queries : keys);
    }

    /** How many rows fit. */
    double rowsSeen() {
        return area.height() / rowHeight;
    }

    double baseline(int row) {
        return centerY(row) + columns.fontSize * 0.35;
    }
}
