package dev.headlight.raster;

import dev.headlight.figure.Figure;
import dev.headlight.figure.Rgba;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes figures as PNG files. */
public final class PngWriter {
    private final BundledFonts fonts;

    public PngWriter(BundledFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * Writes a figure, replacing the file.
     *
     * @param ground behind everything; may be transparent
     * @param scale pixels of the file in a logical pixel
     * @throws IOException when the file cannot be written
     */
    public void write(Figure figure, Rgba ground, double scale, Path file) throws IOException {
        FigureImage image = new FigureRasterizer(fonts, new FontMeasure(fonts)).render(figure, ground, scale);
        Files.write(file, encode(image));
    }

    /** The bytes of a PNG file. */
    public static byte[] encode(FigureImage image) throws IOException {
        BufferedImage plain = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
        plain.createGraphics().drawImage(BufferCanvas.image(image.pixels(), image.width(), image.height()), 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(plain, "png", bytes);
        return bytes.toByteArray();
    }
}
