package dev.headlight.raster;

import dev.headlight.figure.Rgba;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws links straight into an array of premultiplied pixels, column by column: many times faster than stroking a general
 * path, which matters for thousands of them. A pixel's share of the link is taken from the distance between its centre
 * and the middle of the link.
 */
final class LinkPen {
    private final int[] pixels;
    private final int columnStep;
    private final int rowStep;
    private final Map<Integer, int[]> shades = new HashMap<>();
    private @Nullable LinkShape last;

    /**
     * @param columnStep from a pixel to that in the next column: 1 where links run across
     * @param rowStep from a pixel to that in the next row
     */
    LinkPen(int[] pixels, int columnStep, int rowStep) {
        this.pixels = pixels;
        this.columnStep = columnStep;
        this.rowStep = rowStep;
    }

    /** Draws a link that is {@code lineWidth} wide, all in device pixels; {@code x1} is less than {@code x2}. */
    void draw(double x1, double y1, double x2, double y2, Rgba color, double lineWidth, PixelClip clip) {
        LinkShape shape = shape(x1, x2);
        int first = Math.max(0, clip.left() - shape.firstColumn());
        int end = Math.min(shape.columns(), clip.right() - shape.firstColumn());
        float height = (float) (y2 - y1);
        Stroke stroke = new Stroke(
                shades.computeIfAbsent(color.argb() | 0xFF000000, LinkPen::shades),
                color.alpha(),
                (float) (lineWidth / 2 + 0.5),
                (float) Math.min(1, lineWidth));
        for (int column = first; column < end; column++) {
            float steepness = height * shape.slope(column);
            float stretch = (float) Math.sqrt(1 + steepness * steepness);
            float y = (float) y1 + height * shape.progress(column);
            drawColumn(shape.firstColumn() + column, y, stretch, shape.coverage(column), stroke, clip);
        }
    }

    /**
     * @param shades the color at every opacity from 0 to 255, premultiplied
     * @param alpha 0..255
     * @param reach the distance from the middle at which nothing is left
     * @param most share of a pixel in the middle, less than 1 for hairlines
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stroke(int[] shades, int alpha, float reach, float most) {}

    private static int[] shades(int opaque) {
        int[] shades = new int[256];
        Arrays.setAll(shades, alpha -> Compositor.scaled(opaque, alpha));
        return shades;
    }

    private LinkShape shape(double x1, double x2) {
        LinkShape shape = last;
        if (shape == null || !shape.isBetween(x1, x2)) {
            shape = new LinkShape(x1, x2);
            last = shape;
        }
        return shape;
    }

    /** @param stretch the height of a cut through the link relative to its width */
    private void drawColumn(int x, float y, float stretch, float coverage, Stroke stroke, PixelClip clip) {
        float span = stroke.reach * stretch;
        int top = Math.max(clip.top(), (int) Math.ceil(y - span - 0.5f));
        int bottom = Math.min(clip.bottom(), (int) Math.floor(y + span - 0.5f) + 1);
        float nearer = 1 / stretch;
        float strength = stroke.alpha * coverage;
        int[] shades = stroke.shades;
        for (int row = top; row < bottom; row++) {
            float distance = Math.abs(row + 0.5f - y) * nearer;
            float share = Math.min(stroke.reach - distance, stroke.most);
            int alpha = (int) (share * strength + 0.5f);
            if (alpha > 0) {
                int place = row * rowStep + x * columnStep;
                pixels[place] = Compositor.over(shades[alpha], pixels[place]);
            }
        }
    }
}
