package dev.headlight.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Where things stand in a neurons figure.
 *
 * @param view what is seen, with bounds kept
 * @param rows the area of the keys
 * @param labelRoom width of the tokens at the left
 * @param keyStrips the column of key vectors; of no width where vectors are hidden
 * @param productStrips the column of products; of no width where vectors are hidden
 * @param columns the sums from left to right, the softmax last
 * @param chart the products of the key in focus, large; of no height where vectors are hidden
 */
record NeuronsGeometry(
        NeuronsViewport view,
        Rect rows,
        double labelRoom,
        Rect keyStrips,
        Rect productStrips,
        List<Column> columns,
        Rect chart) {
    static final double ROW_HEIGHT = 20;
    static final double STRIP_HEIGHT = 15;

    /** Title, headings and the strip of the query. */
    static final double TOP = 70;

    /** Of the legends. */
    static final double BOTTOM = 50;

    private static final double TOP_WITHOUT_VECTORS = 52;
    private static final double CHART = 104;
    private static final double CHART_CAPTION = 22;
    private static final double MOST_CHART = 180;
    private static final double LEAST_HEIGHT_FOR_CHART = 360;
    private static final double GAP = 14;
    private static final double NUMBER = 66;
    private static final double WIDE_NUMBER = 92;
    private static final double LEAST_SOFTMAX = 84;
    private static final double MOST_LABEL = 132;

    /** Blank at the left of a row. */
    static final double LEFT = 5;

    /** What a column of sums holds. */
    enum Sum {
        DOT,
        SCALED,
        REST,
        MASK,
        SOFTMAX
    }

    /** One column of sums. */
    record Column(Sum sum, double x, double width) {
        double right() {
            return x + width;
        }
    }

    /** @param key the key in focus, which a viewport without a first row of its own shows */
    static NeuronsGeometry of(NeuronsModel model, NeuronsViewport wanted, int key, FigureFrame frame) {
        boolean vectors = wanted.showsVectors();
        double top = vectors ? TOP : TOP_WITHOUT_VECTORS;
        double chartHeight = vectors && frame.height() >= LEAST_HEIGHT_FOR_CHART ? CHART : 0;
        double height = rowsHeight(frame.height() - top - chartHeight - (vectors ? BOTTOM : 4), model.keys());
        Rect rows = new Rect(0, top, frame.width(), height);
        double label = labelRoom(model, frame);
        List<Sum> sums = sums(model);
        double number = vectors ? NUMBER : Math.max(WIDE_NUMBER, (frame.width() - label) / (sums.size() + 2));
        double numbers = number * (sums.size() - 1);
        double room = vectors ? frame.width() - label - numbers - LEAST_SOFTMAX - 3 * GAP : 0;
        double strip = vectors ? stripWidth(room / 2, model.chain().headSize(), frame) : 0;
        Rect keys = new Rect(label + GAP, top, strip, height);
        Rect products = new Rect(keys.right() + (vectors ? GAP : 0), top, strip, height);
        Rect chart = chart(rows, label, frame);
        return new NeuronsGeometry(
                bounded(wanted, model.keys(), height, key),
                rows,
                label,
                keys,
                products,
                columns(sums, products.right(), number, frame.width()),
                chartHeight > 0 ? chart : new Rect(chart.x(), chart.y(), chart.width(), 0));
    }

    /** Whole rows, no more than there are. */
    private static double rowsHeight(double room, int keys) {
        return Math.clamp(Math.floor(room / ROW_HEIGHT), 1, keys) * ROW_HEIGHT;
    }

    /** Below the rows, higher where there is room. */
    private static Rect chart(Rect rows, double label, FigureFrame frame) {
        double room = frame.height() - BOTTOM - rows.bottom() - CHART_CAPTION - 12;
        return new Rect(
                label + GAP,
                rows.bottom() + CHART_CAPTION,
                frame.width() - label - GAP - 4,
                Math.clamp(room, 0, MOST_CHART));
    }

    private static double labelRoom(NeuronsModel model, FigureFrame frame) {
        TextStyle style = frame.mono(frame.monoSize(11.7), frame.theme().text(), TextStyle.Anchor.START);
        String query = NeuronWords.query(model);
        double widest = Math.max(30, frame.measure().width(query, style) + LEFT);
        for (int key = 0; key < model.keys(); key++) {
            widest = Math.max(widest, frame.measure().width(model.tokenText(key), style) + LEFT);
        }
        return Math.min(widest, Math.min(MOST_LABEL, frame.width() / 6));
    }

    /** Whole device pixels for each dimension where there is room, so that all are equally wide. */
    private static double stripWidth(double room, int dimensions, FigureFrame frame) {
        double cell = Math.floor(room * frame.scale() / dimensions) / frame.scale();
        return cell > 0 ? cell * dimensions : Math.max(1, room);
    }

    private static List<Sum> sums(NeuronsModel model) {
        List<Sum> sums = new ArrayList<>(List.of(Sum.DOT, Sum.SCALED));
        if (model.chain().hasRest()) {
            sums.add(Sum.REST);
        }
        if (model.chain().hasMask()) {
            sums.add(Sum.MASK);
        }
        sums.add(Sum.SOFTMAX);
        return sums;
    }

    private static List<Column> columns(List<Sum> sums, double left, double number, double width) {
        List<Column> columns = new ArrayList<>();
        double x = left;
        for (Sum sum : sums) {
            boolean isLast = sum == Sum.SOFTMAX;
            columns.add(
                    isLast ? new Column(sum, x + GAP, Math.max(20, width - x - GAP - 4)) : new Column(sum, x, number));
            x += number;
        }
        return columns;
    }

    private static NeuronsViewport bounded(NeuronsViewport wanted, int keys, double height, int key) {
        double seen = height / ROW_HEIGHT;
        double first = wanted.isAutomatic() ? Math.floor(key - seen / 2) : wanted.firstRow();
        return wanted.withFirstRow(Math.clamp(first, 0, Math.max(0, keys - seen)));
    }

    boolean showsVectors() {
        return view.showsVectors();
    }

    boolean showsChart() {
        return chart.height() > 0;
    }

    /** How many rows are seen, the last perhaps in part. */
    double rowsSeen() {
        return rows.height() / ROW_HEIGHT;
    }

    /** The upper edge of a key's row. */
    double rowY(int key) {
        return rows.y() + (key - view.firstRow()) * ROW_HEIGHT;
    }

    /** The key at a height; may lie outside the keys. */
    int keyAt(double y) {
        return (int) Math.floor(view.firstRow() + (y - rows.y()) / ROW_HEIGHT);
    }

    int firstKey() {
        return (int) view.firstRow();
    }

    /** One past the last key that is seen. */
    int endKey(int keys) {
        return (int) Math.min(keys, Math.ceil(view.firstRow() + rowsSeen()));
    }

    Rect row(int key) {
        return new Rect(0, rowY(key), rows.width(), ROW_HEIGHT);
    }

    /** The place of a strip in a row. */
    static Rect strip(Rect column, double rowY) {
        return new Rect(column.x(), rowY + (ROW_HEIGHT - STRIP_HEIGHT) / 2, column.width(), STRIP_HEIGHT);
    }

    /** The place of the query's own strip, above the keys. */
    Rect queryStrip() {
        return strip(keyStrips, rows.y() - ROW_HEIGHT - 4);
    }
}
