package dev.headlight.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A sequence of colours for values from 0 to 1: one whose lightness grows with the value, or a diverging one whose two
 * hues grow with the distance from 0.5.
 */
public final class ColorMap {
    private static final int SIZE = 256;

    /** Dark violet over green to yellow. */
    public static final ColorMap VIRIDIS = new ColorMap("viridis.txt");

    /** Blue to yellow, nearly the same with every colour vision. */
    public static final ColorMap CIVIDIS = new ColorMap("cividis.txt");

    private static final ColorMap DIVERGING_DARK = diverging(0.24, 0.78);
    private static final ColorMap DIVERGING_LIGHT = diverging(0.97, 0.52);

    /** Hues that stay apart with every colour vision. */
    private static final double BLUE = 250;

    private static final double ORANGE = 55;
    private static final double MOST_CHROMA = 0.16;

    private final int[] argb;

    private ColorMap(String resource) {
        this(load(resource));
    }

    private ColorMap(int[] argb) {
        this.argb = argb;
    }

    /**
     * For signed numbers: blue below the middle, orange above it, the middle near the ground.
     *
     * @param dark whether it stands on a dark ground
     */
    public static ColorMap diverging(boolean dark) {
        return dark ? DIVERGING_DARK : DIVERGING_LIGHT;
    }

    private static ColorMap diverging(double middle, double ends) {
        int[] colors = new int[SIZE];
        for (int index = 0; index < SIZE; index++) {
            double side = 2.0 * index / (SIZE - 1) - 1;
            double far = Math.abs(side);
            colors[index] = Oklch.argb(middle + (ends - middle) * far, MOST_CHROMA * far, side < 0 ? BLUE : ORANGE);
        }
        return new ColorMap(colors);
    }

    private static int[] load(String resource) {
        try (InputStream stream = ColorMap.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: colour map " + resource + " is missing");
            }
            int[] colors = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToInt(line -> 0xFF000000 | Integer.parseInt(line, 16))
                    .toArray();
            if (colors.length != SIZE) {
                throw new IllegalStateException(resource + " needs " + SIZE + " colours, found " + colors.length);
            }
            return colors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colour of a value as alpha, red, green, blue; values outside 0..1 take the nearest end, NaN takes 0. */
    public int argb(float value) {
        int index = (int) (value * (SIZE - 1) + 0.5f);
        return argb[Math.clamp(index, 0, SIZE - 1)];
    }

    public Rgba color(double value) {
        return new Rgba(argb((float) value));
    }

    /** The whole map from 0 to 1, one pixel high, for legends. */
    public Pixels strip() {
        return new Pixels(SIZE, 1, argb.clone());
    }
}
