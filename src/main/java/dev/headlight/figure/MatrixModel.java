package dev.headlight.figure;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.ColorScale;

/** The colours of a matrix. Immutable; dear to make, so keep it while only the focus and the zoom change. */
final class MatrixModel {
    private final ShownHeads heads;
    private final ColorMap colors;
    private final ColorScale scale;
    private final int[] argb;

    /** @param scale resolved */
    MatrixModel(ShownHeads heads, ColorMap colors, ColorScale scale) {
        this.heads = heads;
        this.colors = colors;
        this.scale = scale;
        int tokens = heads.tokens();
        this.argb = new int[tokens * tokens];
        float[] row = new float[tokens];
        for (int query = 0; query < tokens; query++) {
            heads.mean().copyRow(query, row);
            for (int key = 0; key < tokens; key++) {
                argb[query * tokens + key] = colors.argb(scale.place(row[key]));
            }
        }
    }

    ShownHeads heads() {
        return heads;
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
            System.arraycopy(argb, (firstQuery + query) * heads.tokens() + firstKey, part, query * keys, keys);
        }
        return new Pixels(keys, queries, part);
    }

    /**
     * The whole matrix in fewer pixels than it has cells; each shows the largest weight it stands for, because the mean
     * would wash out what is narrow.
     */
    Pixels shrunk(int side) {
        AttentionMatrix matrix = heads.mean();
        float[] row = new float[matrix.keys()];
        float[] largest = new float[side * side];
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, row);
            int start = query * side / matrix.queries() * side;
            for (int key = 0; key < row.length; key++) {
                int place = start + key * side / row.length;
                largest[place] = Math.max(largest[place], row[key]);
            }
        }
        int[] shown = new int[largest.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = colors.argb(scale.place(largest[i]));
        }
        return new Pixels(side, side, shown);
    }
}
