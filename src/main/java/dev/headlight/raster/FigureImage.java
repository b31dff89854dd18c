package dev.headlight.raster;

/**
 * A painted figure.
 *
 * @param width in device pixels
 * @param height in device pixels
 * @param pixels {@code height * width} colours row by row as alpha, red, green, blue with premultiplied alpha: what a
 *     JavaFX {@code PixelBuffer} over {@code PixelFormat.getIntArgbPreInstance()} takes
 * @implNote the array belongs to the rasterizer, which paints into it again later; see {@link FigureRasterizer}
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, see above
public record FigureImage(int width, int height, int[] pixels) {}
