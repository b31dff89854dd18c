package dev.headlight.figure;

import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.core.HeadRef;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Small pictures of all heads of a model, side by side in one image.
 *
 * <p>Where there are more tokens than pixels a pixel shows the largest weight it stands for: the mean would wash out
 * diagonals and columns, which are what one looks for. Colours go by the square root of the weight, because most weights
 * of a head are small.
 */
final class HeadThumbnails {
    private final int side;
    private final int pitch;
    private final int width;
    private final int[] argb;

    private HeadThumbnails(int layers, int heads, int side, int gap) {
        this.side = side;
        this.pitch = side + gap;
        this.width = heads * pitch - gap;
        this.argb = new int[width * (layers * pitch - gap)];
    }

    /**
     * @param side of a thumbnail in pixels
     * @param gap between thumbnails in pixels, left transparent
     */
    static Pixels paint(HeadRows rows, int side, int gap, ColorMap colors) {
        HeadThumbnails picture = new HeadThumbnails(rows.layers(), rows.heads(), side, gap);
        if (rows.queries() > 0 && rows.keys() > 0) {
            IntStream.range(0, rows.layers() * rows.heads())
                    .parallel()
                    .mapToObj(index -> new HeadRef(index / rows.heads(), index % rows.heads()))
                    .forEach(head -> picture.paintHead(head, rows, colors));
        }
        return new Pixels(picture.width, picture.argb.length / picture.width, picture.argb);
    }

    private void paintHead(HeadRef head, HeadRows rows, ColorMap colors) {
        HeadRows.Cursor cursor = rows.of(head);
        float[] row = new float[rows.keys()];
        float[] largestOfKeys = new float[rows.keys()];
        float[] largest = new float[side];
        for (int y = 0; y < side; y++) {
            Arrays.fill(largestOfKeys, 0);
            for (int query = first(y, rows.queries()); query < end(y, rows.queries()); query++) {
                cursor.read(query, row);
                takeLarger(row, largestOfKeys);
            }
            narrow(largestOfKeys, largest);
            colorRow(largest, (head.layer() * pitch + y) * width + head.head() * pitch, colors);
        }
    }

    /** Element by element over whole rows, which the Java virtual machine does many at a time. */
    private static void takeLarger(float[] row, float[] largest) {
        for (int key = 0; key < row.length; key++) {
            largest[key] = Math.max(largest[key], row[key]);
        }
    }

    private void narrow(float[] keys, float[] pixels) {
        for (int x = 0; x < side; x++) {
            float most = 0;
            int end = end(x, keys.length);
            for (int key = first(x, keys.length); key < end; key++) {
                most = Math.max(most, keys[key]);
            }
            pixels[x] = most;
        }
    }

    private void colorRow(float[] values, int start, ColorMap colors) {
        for (int x = 0; x < side; x++) {
            argb[start + x] = colors.argb((float) Math.sqrt(values[x]));
        }
    }

    /** The first of {@code cells} that a pixel stands for. */
    private int first(int pixel, int cells) {
        return pixel * cells / side;
    }

    /** One past the last of {@code cells} that a pixel stands for; every pixel stands for one at least. */
    private int end(int pixel, int cells) {
        return Math.max(first(pixel, cells) + 1, (pixel + 1) * cells / side);
    }
}
