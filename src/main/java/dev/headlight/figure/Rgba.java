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

    /** The same colour, its opacity multiplied by {@code factor}, 0..1. */
    public Rgba fade(double factor) {
        int alpha = (int) Math.round(alpha() * Math.clamp(factor, 0, 1));
        return new Rgba((alpha << 24) | (argb & 0xFFFFFF));
    }
}
