package dev.headlight.raster;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes figures as PNG files. */
public final class PngWriter {
    /** More pixels than that are not painted. */
    public static final int MOST_PIXELS = 50_000_000;

    private final BundledFonts fonts;

    public PngWriter(BundledFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * Writes a figure on nothing: it is transparent where the figure paints nothing.
     *
     * @param scale pixels of the file in a logical pixel
     * @throws IOException when the stream cannot be written, or with a message for people where there would be too many
     *     pixels
     */
    public void write(Figure figure, double scale, OutputStream out) throws IOException {
        encode(paint(figure, scale), out);
    }

    /** Paints a figure, without keeping anything for the next time. */
    public FigureImage paint(Figure figure, double scale) throws IOException {
        long width = Math.max(1, Math.round(figure.width() * scale));
        long height = Math.max(1, Math.round(figure.height() * scale));
        if (width > Integer.MAX_VALUE / height || width * height > MOST_PIXELS) {
            throw new IOException(
                    "the picture would have %,d x %,d pixels, and at most %,d can be painted; choose a smaller scale or width"
                            .formatted(width, height, MOST_PIXELS));
        }
        int[] pixels = new int[(int) (width * height)];
        FontMeasure measure = new FontMeasure(fonts);
        for (FigureLayer layer : figure.layers()) {
            boolean isWhole = layer.opacity() >= 1;
            int[] target = isWhole ? pixels : new int[pixels.length];
            try (BufferCanvas canvas = new BufferCanvas(target, (int) width, (int) height, scale)) {
                layer.drawing().paint(canvas.painter(fonts, measure));
            }
            if (!isWhole) {
                Compositor.over(target, layer.opacity(), pixels);
            }
        }
        return new FigureImage((int) width, (int) height, pixels);
    }

    /** The bytes of a PNG file. */
    public static byte[] encode(FigureImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        encode(image, bytes);
        return bytes.toByteArray();
    }

    private static void encode(FigureImage image, OutputStream out) throws IOException {
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(plain(image), "png", stream);
        }
    }

    /** Colours that are not multiplied with their opacity, as PNG has them; without opacity where nothing shows through. */
    private static BufferedImage plain(FigureImage image) {
        int[] pixels = image.pixels();
        boolean isOpaque = true;
        for (int i = 0; i < pixels.length && isOpaque; i++) {
            isOpaque = pixels[i] >>> 24 == 0xFF;
        }
        if (!isOpaque) {
            BufferedImage plain = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
            plain.createGraphics().drawImage(BufferCanvas.image(pixels, image.width(), image.height()), 0, 0, null);
            return plain;
        }
        DirectColorModel model = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        return new BufferedImage(
                model,
                Raster.createPackedRaster(
                        new DataBufferInt(pixels, pixels.length),
                        image.width(),
                        image.height(),
                        image.width(),
                        new int[] {0xFF0000, 0xFF00, 0xFF},
                        null),
                false,
                null);
    }
}
