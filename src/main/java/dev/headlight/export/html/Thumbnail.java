package dev.headlight.export.html;

import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.core.HeadRef;

/**
 * A small picture of a head whose weights are not in the page: each pixel a byte, the square root of the largest weight it
 * stands for.
 */
final class Thumbnail {
    /** Pixels on each side. */
    static final int SIDE = 32;

    private Thumbnail() {}

    /** {@code [SIDE * SIDE]}, row by row, 0..255. */
    static byte[] of(HeadRows rows, HeadRef head) {
        float[] largest = new float[SIDE * SIDE];
        float[] row = new float[rows.keys()];
        HeadRows.Cursor cursor = rows.of(head);
        for (int query = 0; query < rows.queries(); query++) {
            cursor.read(query, row);
            int start = (int) ((long) query * SIDE / rows.queries()) * SIDE;
            for (int key = 0; key < row.length; key++) {
                int pixel = start + (int) ((long) key * SIDE / row.length);
                largest[pixel] = Math.max(largest[pixel], row[key]);
            }
        }
        byte[] bytes = new byte[largest.length];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            bytes[pixel] = (byte) Math.round(255 * Math.sqrt(Math.clamp(largest[pixel], 0, 1)));
        }
        return bytes;
    }
}
