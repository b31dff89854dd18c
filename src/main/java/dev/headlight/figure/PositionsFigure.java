package dev.headlight.figure;

import dev.headlight.core.FloatTensor;
import java.util.List;

/** The vectors that a model adds for places in the text, as a heatmap: places downwards, dimensions to the right. */
public final class PositionsFigure implements Figure {
    private static final double TOP = 26;
    private static final double LEFT = 46;
    private static final double BOTTOM = 42;

    private final FigureFrame frame;
    private final FloatTensor table;
    private final int used;

    /**
     * @param table {@code [rows, width]}
     * @param used how many tokens the text has
     */
    public PositionsFigure(FigureFrame frame, FloatTensor table, int used) {
        this.frame = frame;
        this.table = table;
        this.used = used;
    }

    private record Key(SameObject table, int used, FigureFrame frame) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    private Rect plot() {
        return new Rect(LEFT, TOP, Math.max(10, frame.width() - LEFT - 4), Math.max(10, frame.height() - TOP - BOTTOM));
    }

    private int rows() {
        return table.dimension(0);
    }

    private int size() {
        return table.dimension(1);
    }

    @Override
    public List<FigureLayer> layers() {
        return List.of(new FigureLayer(new Key(new SameObject(table), used, frame), 1, this::paint));
    }

    private void paint(Painter painter) {
        FigureTheme theme = frame.theme();
        Rect plot = plot();
        float largest = largest();
        painter.image(pixels(largest), plot);
        TextStyle title = frame.words(11, theme.muted(), TextStyle.Anchor.START);
        String text = "What is added for each of " + rows() + " places in a text: " + size() + " numbers a row";
        painter.text(TokenText.fit(text, frame.width(), title, frame.measure()), 0, 11, title);
        TextStyle label = frame.mono(frame.monoSize(10.5), theme.muted(), TextStyle.Anchor.END);
        painter.text("1", plot.x() - 6, plot.y() + 9, label);
        painter.text(Integer.toString(rows()), plot.x() - 6, plot.bottom(), label);
        markUsed(painter, plot);
        legend(painter, plot, largest);
    }

    /** A line along the places that the text takes. */
    private void markUsed(Painter painter, Rect plot) {
        double height = Math.max(1, plot.height() * Math.min(used, rows()) / rows());
        painter.fill(
                new Rect(plot.x() - 4, plot.y(), 2, height), 0, frame.theme().accent());
    }

    private void legend(Painter painter, Rect plot, float largest) {
        double y = plot.bottom() + 10;
        double width = Math.min(220, plot.width());
        painter.image(ColorMap.diverging(frame.theme().dark()).strip(), new Rect(plot.x(), y, width, 8));
        TextStyle style = frame.words(10.5, frame.theme().muted(), TextStyle.Anchor.START);
        painter.text(NeuronWords.number(-largest), plot.x(), y + 21, style);
        painter.text("0", plot.x() + width / 2, y + 21, style.with(TextStyle.Anchor.MIDDLE));
        painter.text(NeuronWords.number(largest), plot.x() + width, y + 21, style.with(TextStyle.Anchor.END));
        String note = "colours by the square root; the line at the left marks the places of this text";
        painter.text(
                TokenText.fit(note, plot.right() - plot.x() - width - 20, style, frame.measure()),
                plot.x() + width + 16,
                y + 8,
                style);
    }

    private float largest() {
        float largest = 0;
        for (int i = 0; i < table.size(); i++) {
            largest = Math.max(largest, Math.abs(table.get(i)));
        }
        return largest;
    }

    /** No more pixels than there are on the device; each shows the farthest number from 0 that it stands for. */
    private Pixels pixels(float largest) {
        int width = (int) Math.clamp(Math.floor(plot().width() * frame.scale()), 1, size());
        int height = (int) Math.clamp(Math.floor(plot().height() * frame.scale()), 1, rows());
        float[] farthest = new float[width * height];
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < size(); column++) {
                int place = row * height / rows() * width + column * width / size();
                float number = table.get(row * size() + column);
                farthest[place] = Math.abs(number) > Math.abs(farthest[place]) ? number : farthest[place];
            }
        }
        SignedColors colors = SignedColors.rooted(frame.theme());
        int[] argb = new int[farthest.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colors.argb(farthest[i], largest);
        }
        return new Pixels(width, height, argb);
    }

    @Override
    public Hit hit(double x, double y) {
        Rect plot = plot();
        if (!plot.contains(x, y)) {
            return Hit.NOTHING;
        }
        int row = (int) ((y - plot.y()) / plot.height() * rows());
        int column = (int) ((x - plot.x()) / plot.width() * size());
        String text = "row " + (row + 1) + " of the table, number " + (column + 1) + ": "
                + NeuronWords.number(table.get(row * size() + column));
        return new Hit.OnTokens(dev.headlight.core.TokenFocus.NONE, text);
    }

    /** All vectors as a table with tabs. */
    public String table() {
        StringBuilder text = new StringBuilder("# vectors of positions, a row each\n");
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < size(); column++) {
                text.append(column == 0 ? "" : "\t").append(table.get(row * size() + column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public String omissions() {
        boolean isShrunk = plot().width() * frame.scale() < size() || plot().height() * frame.scale() < rows();
        return isShrunk ? "Each pixel shows the number farthest from 0 of those it stands for." : "";
    }

    @Override
    public String description() {
        return "Vectors of " + rows() + " positions with " + size() + " numbers each.";
    }
}
