package dev.headlight.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A sequence of colours for values from 0 to 1 whose lightness grows with the value. */
public final class ColorMap {
    private static final int SIZE = 256;

    /** Dark violet over green to yellow. */
    public static final ColorMap VIRIDIS = new ColorMap("viridis.txt");

    /** Blue to yellow, nearly the same with every colour vision. */
    public static final ColorMap CIVIDIS = new ColorMap("cividis.txt");

    private final int[] argb;

    private ColorMap(String resource) {
        this.argb = load(resource);
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
