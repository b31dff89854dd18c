package dev.headlight.raster;

import dev.headlight.figure.Painter;
import dev.headlight.figure.TextMeasure;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** An array of premultiplied pixels that can be painted on. */
final class BufferCanvas implements AutoCloseable {
    private static final int[] MASKS = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};

    private final Graphics2D graphics;
    private final int[] pixels;
    private final int width;
    private final int height;
    private final double scale;

    BufferCanvas(int[] pixels, int width, int height, double scale) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.scale = scale;
        graphics = image(pixels, width, height).createGraphics();
        graphics.scale(scale, scale);
    }

    int[] pixels() {
        return pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Device pixels in a logical one. */
    double scale() {
        return scale;
    }

    /** An image that stands on the array; nothing is copied. */
    static BufferedImage image(int[] pixels, int width, int height) {
        DirectColorModel model = new DirectColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                32,
                MASKS[0],
                MASKS[1],
                MASKS[2],
                MASKS[3],
                true,
                DataBuffer.TYPE_INT);
        WritableRaster raster = Raster.createPackedRaster(
                new DataBufferInt(pixels, pixels.length), width, height, width, MASKS, new Point());
        return new BufferedImage(model, raster, true, null);
    }

    Painter painter(BundledFonts fonts, TextMeasure measure) {
        return new BufferPainter(graphics, this, fonts, measure);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
