package dev.headlight.export.figure;

import dev.headlight.figure.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Cells as an image file whose edges stay sharp: small pictures are enlarged by a whole number, because some programs
 * smooth what they enlarge themselves.
 */
final class CrispImage {
    private static final int LEAST_SIDE = 480;
    private static final int MOST_COLORS = 256;

    private CrispImage() {}

    /** With a palette where there are few colours, which makes files small. */
    static BufferedImage of(Pixels pixels) {
        int factor = Math.max(1, Math.ceilDiv(LEAST_SIDE, Math.max(pixels.width(), pixels.height())));
        Map<Integer, Integer> palette = palette(pixels.argb());
        return palette.size() <= MOST_COLORS ? indexed(pixels, factor, palette) : plain(pixels, factor);
    }

    /** The bytes of a PNG file. */
    static byte[] png(Pixels pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(of(pixels), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Colours by their place in order of appearance; one more than fits where there are too many. */
    private static Map<Integer, Integer> palette(int[] argb) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        for (int color : argb) {
            if (palette.putIfAbsent(color, palette.size()) == null && palette.size() > MOST_COLORS) {
                break;
            }
        }
        return palette;
    }

    private static BufferedImage indexed(Pixels pixels, int factor, Map<Integer, Integer> palette) {
        int[] colors = palette.keySet().stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, colors.length, colors, 0, true, -1, 0);
        int width = pixels.width() * factor;
        BufferedImage image =
                new BufferedImage(width, pixels.height() * factor, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] row = new byte[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int color = pixels.argb()[y / factor * pixels.width() + x / factor];
                row[x] = palette.getOrDefault(color, 0).byteValue();
            }
            image.getRaster().setDataElements(0, y, width, 1, row);
        }
        return image;
    }

    private static BufferedImage plain(Pixels pixels, int factor) {
        int width = pixels.width() * factor;
        BufferedImage image = new BufferedImage(width, pixels.height() * factor, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.argb()[y / factor * pixels.width() + x / factor]);
            }
        }
        return image;
    }
}
