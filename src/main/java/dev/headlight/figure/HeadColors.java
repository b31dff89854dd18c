package dev.headlight.figure;

import java.util.stream.IntStream;

/**
 * One colour for each head of a layer: hues evenly around the circle at one lightness, so that no head looks stronger
 * than another. Computed in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020).
 */
public final class HeadColors {
    private static final double DARK_LIGHTNESS = 0.72;
    private static final double LIGHT_LIGHTNESS = 0.58;
    private static final double MOST_CHROMA = 0.17;
    private static final double FIRST_HUE = 10;

    private final int[] argb;

    private HeadColors(int[] argb) {
        this.argb = argb;
    }

    /**
     * @param heads how many colours are needed, at least 1
     * @param dark whether they stand on a dark ground
     */
    public static HeadColors of(int heads, boolean dark) {
        if (heads < 1) {
            throw new IllegalArgumentException("at least one head is needed, found " + heads);
        }
        double lightness = dark ? DARK_LIGHTNESS : LIGHT_LIGHTNESS;
        return new HeadColors(IntStream.range(0, heads)
                .map(head -> strongest(lightness, Math.toRadians(FIRST_HUE + 360.0 * head / heads)))
                .toArray());
    }

    /** The colour of a head, counted from 0. */
    public Rgba color(int head) {
        return new Rgba(argb[head]);
    }

    private static int strongest(double lightness, double hue) {
        double chroma = MOST_CHROMA;
        double[] linear = linear(lightness, chroma, hue);
        while (!isDisplayable(linear)) {
            chroma -= 0.002;
            linear = linear(lightness, chroma, hue);
        }
        return 0xFF000000 | (encoded(linear[0]) << 16) | (encoded(linear[1]) << 8) | encoded(linear[2]);
    }

    /** Linear sRGB of an OKLCH colour, by the matrices of the paper. */
    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static boolean isDisplayable(double[] linear) {
        return linear[0] >= 0 && linear[0] <= 1 && linear[1] >= 0 && linear[1] <= 1 && linear[2] >= 0 && linear[2] <= 1;
    }

    private static int encoded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * value);
    }
}
