package dev.headlight.raster;

/** Lays premultiplied pixels over each other ("over" of Porter and Duff, 1984). */
final class Compositor {
    private static final int EVEN = 0x00FF00FF;
    private static final int HALVES = 0x00800080;

    private Compositor() {}

    static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        return (alpha << 24) | scaled(argb & 0xFFFFFF, alpha);
    }

    /** Lays {@code source} at an opacity of 0..1 over {@code target}; both have the same length. */
    static void over(int[] source, double opacity, int[] target) {
        int strength = (int) Math.round(255 * Math.clamp(opacity, 0, 1));
        for (int i = 0; i < source.length; i++) {
            int color = source[i];
            if (color != 0) {
                target[i] = over(strength == 255 ? color : scaled(color, strength), target[i]);
            }
        }
    }

    /** One premultiplied colour over another. */
    static int over(int top, int bottom) {
        int alpha = top >>> 24;
        return alpha == 255 ? top : top + scaled(bottom, 255 - alpha);
    }

    /** All four parts times {@code factor} / 255, rounded; two parts at a time. */
    static int scaled(int color, int factor) {
        int even = (color & EVEN) * factor + HALVES;
        int odd = ((color >>> 8) & EVEN) * factor + HALVES;
        even += (even >>> 8) & EVEN;
        odd += (odd >>> 8) & EVEN;
        return ((even >>> 8) & EVEN) | (odd & ~EVEN);
    }
}
