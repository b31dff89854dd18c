package dev.headlight.raster;

import dev.headlight.figure.Rgba;

/** Fills upright rectangles straight into an array of premultiplied pixels; edges between pixels are smoothed. */
final class BoxPen {
    private final int[] pixels;
    private final int width;

    BoxPen(int[] pixels, int width) {
        this.pixels = pixels;
        this.width = width;
    }

    /** All in device pixels. */
    void fill(double left, double top, double right, double bottom, Rgba color, PixelClip clip) {
        int opaque = color.argb() | 0xFF000000;
        int lastRow = Math.min(clip.bottom(), (int) Math.ceil(bottom - 1e-6));
        int lastColumn = Math.min(clip.right(), (int) Math.ceil(right - 1e-6));
        for (int row = Math.max(clip.top(), (int) Math.floor(top + 1e-6)); row < lastRow; row++) {
            double down = Math.min(bottom, row + 1.0) - Math.max(top, row);
            for (int column = Math.max(clip.left(), (int) Math.floor(left + 1e-6)); column < lastColumn; column++) {
                double across = Math.min(right, column + 1.0) - Math.max(left, column);
                int alpha = (int) Math.round(color.alpha() * Math.max(0, down * across));
                int place = row * width + column;
                pixels[place] = Compositor.over(Compositor.scaled(opaque, alpha), pixels[place]);
            }
        }
    }
}
