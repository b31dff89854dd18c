package dev.headlight.raster;

import java.awt.image.BufferedImage;

/**
 * Tells whether two pictures look the same. Fonts are drawn a little differently by different builds of the JDK: single
 * pixels may be off, many or far may not.
 */
public final class ImageComparer {
    private static final int TOLERANCE = 24;
    private static final double MOST_DIFFERENT = 0.002;

    private ImageComparer() {}

    static boolean areAlike(BufferedImage one, BufferedImage other) {
        boolean sameSize = one.getWidth() == other.getWidth() && one.getHeight() == other.getHeight();
        return sameSize && different(one, other) <= MOST_DIFFERENT * one.getWidth() * one.getHeight();
    }

    private static int different(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (distance(one.getRGB(x, y), other.getRGB(x, y)) > TOLERANCE) {
                    count++;
                }
            }
        }
        return count;
    }

    /** White where the pictures agree, the darker the less they do. Only the part that both have. */
    static BufferedImage difference(BufferedImage one, BufferedImage other) {
        BufferedImage shown = new BufferedImage(
                Math.min(one.getWidth(), other.getWidth()),
                Math.min(one.getHeight(), other.getHeight()),
                BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                int light = 255 - Math.min(255, 4 * distance(one.getRGB(x, y), other.getRGB(x, y)));
                shown.setRGB(x, y, light * 0x010101);
            }
        }
        return shown;
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs(((one >>> shift) & 0xFF) - ((other >>> shift) & 0xFF)));
        }
        return most;
    }
}
