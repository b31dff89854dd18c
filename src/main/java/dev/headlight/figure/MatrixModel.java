package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.ColorScale;

/** The colours of a matrix. Immutable; dear to make, so keep it while only the focus and the zoom change. */
final class MatrixModel {
    private final ReadAttention read;
    private final ColorMap colors;
    private final ColorScale scale;
    private final int[] argb;

    /** @param scale resolved */
    MatrixModel(ReadAttention read, ColorMap colors, ColorScale scale) {
        this.read = read;
        this.colors = colors;
        this.scale = scale;
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

    ReadAttention read() {
        return read;
    }

    /** How weights become places on the colour map. */
    ColorScale scale() {
        return scale;
    }

    ColorMap colors() {
        return colors;
    }

    /** One pixel a cell, for the cells from the first query and key on. */
    Pixels cells(int firstQuery, int firstKey, int queries, int keys) {
        int[] part = new int[queries * keys];
        for (int query = 0; query < queries; query++) {
            int from = (firstQuery + query) * read.keys().size() + firstKey;
            System.arraycopy(argb, from, part, query * keys, keys);
        }
        return new Pixels(keys, queries, part);
    }

    /**
     * The whole matrix in fewer pixels than it has cells; each shows the largest weight it stands for, because the mean
     * would wash out what is narrow.
     */
    Pixels shrunk(int width, int height) {
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
