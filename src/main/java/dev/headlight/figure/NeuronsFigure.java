package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.List;

/**
 * Where the weights of one token in one head come from: its query vector, every key vector, their products number by
 * number, the sums, scaled, what is added, and the softmax (the neuron view of Vig, "A Multiscale Visualization of
 * Attention in the Transformer Model", 2019). All numbers are those of the trace.
 */
public final class NeuronsFigure implements Figure {
    private final FigureFrame frame;
    private final NeuronsModel model;
    private final NeuronsGeometry geometry;
    private final int key;

    NeuronsFigure(FigureFrame frame, NeuronsModel model, NeuronsGeometry geometry, int key) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.key = key;
    }

    private record Numbers(SameObject model, NeuronsGeometry geometry, FigureTheme theme) {}

    private record Focused(Numbers numbers, int key) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public double wholeHeight() {
        return height() + (model.keys() - geometry.rowsSeen()) * NeuronsGeometry.ROW_HEIGHT;
    }

    @Override
    public String subject() {
        return "head " + model.scores().head().label();
    }

    @Override
    public List<FigureLayer> layers() {
        NeuronsDrawing drawing = new NeuronsDrawing(frame, model, geometry);
        Numbers numbers = new Numbers(new SameObject(model), geometry, frame.theme());
        return List.of(
                new FigureLayer(numbers, 1, drawing::numbers),
                new FigureLayer(new Focused(numbers, key), 1, painter -> drawing.focus(painter, key)));
    }

    @Override
    public Hit hit(double x, double y) {
        NeuronWords words = new NeuronWords(model);
        if (geometry.showsVectors() && geometry.queryStrip().contains(x, y)) {
            String text = words.queryNumber(dimension(geometry.queryStrip(), x));
            return new Hit.OnTokens(new TokenFocus.Query(model.chain().query()), text);
        }
        if (geometry.showsChart() && geometry.chart().contains(x, y)) {
            return hit(key, words.dimension(key, dimension(geometry.chart(), x)));
        }
        int row = geometry.keyAt(y);
        if (!geometry.rows().contains(x, y) || row < 0 || row >= model.keys()) {
            return Hit.NOTHING;
        }
        for (Rect strips : List.of(geometry.keyStrips(), geometry.productStrips())) {
            if (strips.contains(x, y)) {
                return hit(row, words.dimension(row, dimension(strips, x)) + "\n" + words.chain(row));
            }
        }
        return hit(row, words.chain(row));
    }

    private Hit hit(int row, String description) {
        return new Hit.OnTokens(new TokenFocus.Pair(model.chain().query(), row), description);
    }

    private int dimension(Rect strips, double x) {
        int size = model.order().size();
        int column = (int) ((x - strips.x()) / strips.width() * size);
        return model.order().get(Math.clamp(column, 0, size - 1));
    }

    /** What is seen, with bounds kept. */
    public NeuronsViewport viewport() {
        return geometry.view();
    }

    /** The viewport after the rows moved up by some logical pixels. */
    public NeuronsViewport scrolled(double distance) {
        double first = geometry.view().firstRow() + distance / NeuronsGeometry.ROW_HEIGHT;
        return geometry.view().withFirstRow(Math.clamp(first, 0, Math.max(0, model.keys() - geometry.rowsSeen())));
    }

    /** The viewport nearest to this one that shows a key's row. */
    public NeuronsViewport revealing(int wanted) {
        double last = wanted + 1 - geometry.rowsSeen();
        double first = geometry.view().firstRow();
        return geometry.view().withFirstRow(Math.max(0, Math.clamp(first, Math.min(last, wanted), wanted)));
    }

    /** The token that looks. */
    public int query() {
        return model.chain().query();
    }

    /** The key in focus. */
    public int key() {
        return key;
    }

    /** How many tokens there are. */
    public int tokens() {
        return model.keys();
    }

    /** Where a key's row lies, in logical pixels; it may be out of view. */
    public Rect bounds(int wanted) {
        return geometry.row(wanted);
    }

    /** Every number as a table with tabs: a line a key. */
    public String table() {
        return new NeuronWords(model).table();
    }

    @Override
    public String omissions() {
        String check = new NeuronWords(model).check();
        boolean isShrunk = geometry.showsVectors()
                && geometry.keyStrips().width() * frame.scale() < model.order().size();
        return isShrunk ? check + " There are more numbers than pixels" + ScreenHints.WIDEN + "." : check;
    }

    @Override
    public String description() {
        return "Neurons of head " + model.scores().head().label() + ". "
                + new NeuronWords(model).chain(key).replace("\n", "; ") + ".";
    }
}
