package dev.headlight.figure;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.ColorScale;
import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The colours of a matrix. Immutable; dear to make, so keep it while only the focus and the zoom change. */
final class MatrixModel implements Heatmap {
    private static final String EACH_ROW = " (each row sums to 1)";

    private final ReadAttention read;
    private final ColorMap colors;
    private final ColorScale scale;
    private final int[] argb;
    private final List<AxisLabel> queryLabels;
    private final List<AxisLabel> keyLabels;

    /** @param scale resolved */
    MatrixModel(ReadAttention read, ColorMap colors, ColorScale scale) {
        this.read = read;
        this.colors = colors;
        this.scale = scale;
        this.queryLabels = labels(read.queries());
        this.keyLabels = labels(read.keys());
        int queries = read.queries().size();
        int keys = read.keys().size();
        this.argb = new int[queries * keys];
        float[] row = new float[keys];
        for (int query = 0; query < queries; query++) {
            read.combined().copyRow(query, row);
            for (int key = 0; key < keys; key++) {
                argb[query * keys + key] = colors.argb(scale.place(row[key]));
            }
        }
    }

    /** Whether these are the colours of that very reading. */
    boolean isOf(ReadAttention other, ColorScale wanted) {
        return scale == wanted && new SameObject(read).equals(new SameObject(other));
    }

    @Override
    public List<AxisLabel> queries() {
        return queryLabels;
    }

    @Override
    public List<AxisLabel> keys() {
        return keyLabels;
    }

    private static List<AxisLabel> labels(Axis axis) {
        return axis.units().stream()
                .map(unit -> new AxisLabel(TokenText.of(unit), unit.special()))
                .toList();
    }

    @Override
    public String caption() {
        return read.caption();
    }

    @Override
    public String subject() {
        return read.label();
    }

    @Override
    public String statement() {
        return read.statement();
    }

    @Override
    public String nothing() {
        return read.nothing();
    }

    /** Small weights, which take up much of a scale by the square root, are marked on it. */
    @Override
    public Legend legend() {
        String measure = read.measure();
        return LegendStrip.ofWeights(
                colors,
                scale,
                read.rowsSumToOne() ? new String[] {measure + EACH_ROW, measure} : new String[] {measure});
    }

    @Override
    public String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        return new AttentionWords(read).sentence(focus, room, width);
    }

    @Override
    public String describe(TokenFocus focus) {
        return new AttentionWords(read).describe(focus);
    }

    @Override
    public TokenFocus toTokens(TokenFocus focus) {
        return read.axes().toTokens(focus);
    }

    @Override
    public Pixels cells(int firstQuery, int firstKey, int queries, int keys) {
        int[] part = new int[queries * keys];
        for (int query = 0; query < queries; query++) {
            int from = (firstQuery + query) * read.keys().size() + firstKey;
            System.arraycopy(argb, from, part, query * keys, keys);
        }
        return new Pixels(keys, queries, part);
    }

    /** Each pixel shows the largest weight it stands for, because the mean would wash out what is narrow. */
    @Override
    public Pixels shrunk(int width, int height) {
        AttentionMatrix matrix = read.combined();
        float[] row = new float[matrix.keys()];
        float[] largest = new float[width * height];
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, row);
            int start = query * height / matrix.queries() * width;
            for (int key = 0; key < row.length; key++) {
                int place = start + key * width / row.length;
                largest[place] = Math.max(largest[place], row[key]);
            }
        }
        int[] shown = new int[largest.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = colors.argb(scale.place(largest[i]));
        }
        return new Pixels(width, height, shown);
    }
}
