package dev.headlight.figure;

/**
 * An sRGB colour.
 *
 * @param argb alpha, red, green, blue, eight bits each, not premultiplied
 */
public record Rgba(int argb) {
    /** From {@code "#rrggbb"}. */
    public static Rgba hex(String text) {
        return new Rgba(0xFF000000 | Integer.parseInt(text.substring(1), 16));
    }

    public int alpha() {
        return argb >>> 24;
    }

    public int red() {
        return argb >> 16 & 0xFF;
    }

    public int green() {
        return argb >> 8 & 0xFF;
    }

    public int blue() {
        return argb & 0xFF;
    }

    /** Black or white, whichever is read better on this colour (relative luminance of WCAG 2). */
    Rgba contrasting() {
        double luminance = 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
        return new Rgba(luminance > 0.179 ? 0xFF000000 : 0xFFFFFFFF);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The same colour, its opacity multiplied by {@code factor}, 0..1. */
    public Rgba fade(double factor) {
        int alpha = (int) Math.round(alpha() * Math.clamp(factor, 0, 1));
        return new Rgba((alpha << 24) | (argb & 0xFFFFFF));
    }
}
