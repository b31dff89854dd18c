package dev.headlight.figure;

/**
 * Colours by perceived lightness, chroma and hue (Björn Ottosson, "A perceptual color space for image processing",
 * 2020).
 */
final class Oklch {
    private static final double CHROMA_STEP = 0.002;

    private Oklch() {}

    /**
     * The displayable colour of that lightness and hue with the most chroma up to {@code chroma}.
     *
     * @param lightness 0..1
     * @param hue in degrees
     * @return alpha, red, green, blue
     */
    static int argb(double lightness, double chroma, double hue) {
        double radians = Math.toRadians(hue);
        double strength = chroma;
        double[] linear = linear(lightness, strength, radians);
        while (!isDisplayable(linear) && strength > 0) {
            strength = Math.max(0, strength - CHROMA_STEP);
            linear = linear(lightness, strength, radians);
        }
        return 0xFF000000 | (encoded(linear[0]) << 16) | (encoded(linear[1]) << 8) | encoded(linear[2]);
    }

    /** Linear sRGB, by the matrices of the paper. */
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
        double bounded = Math.clamp(linear, 0, 1);
        double value = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * Math.pow(bounded, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * value);
    }
}
