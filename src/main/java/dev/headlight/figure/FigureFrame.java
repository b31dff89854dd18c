package dev.headlight.figure;

/**
 * The place a figure is made for.
 *
 * @param width in logical pixels
 * @param height in logical pixels
 * @param scale device pixels in a logical one, for crisp edges; 1 where the device has none
 * @param theme its colours
 * @param measure its fonts
 */
public record FigureFrame(double width, double height, double scale, FigureTheme theme, TextMeasure measure) {
    public FigureFrame {
        if (!(width > 0 && height > 0 && scale > 0)) {
            throw new IllegalArgumentException(
                    "a figure needs a positive size and scale, found " + width + " x " + height + " at " + scale);
        }
    }

    /** The nearest edge between device pixels, in logical pixels. */
    double snap(double position) {
        return Math.round(position * scale) / scale;
    }

    /** The length, cut to whole device pixels but at least one, in logical pixels. */
    double whole(double length) {
        return Math.max(1, Math.floor(length * scale + 1e-6)) / scale;
    }

    /**
     * The largest size up to {@code wanted} at which every letter of the token font is a whole number of device pixels
     * wide, so that letters stand evenly.
     */
    double monoSize(double wanted) {
        double advance =
                measure.width("0", new TextStyle(TextStyle.Face.MONO, 100, false, theme.text(), TextStyle.Anchor.START))
                        / 100;
        return whole(advance * wanted) / advance;
    }

    /** A style for tokens and numbers. */
    TextStyle mono(double size, Rgba color, TextStyle.Anchor anchor) {
        return new TextStyle(TextStyle.Face.MONO, size, false, color, anchor);
    }

    /** A style for words of the program. */
    TextStyle words(double size, Rgba color, TextStyle.Anchor anchor) {
        return new TextStyle(TextStyle.Face.TEXT, size, false, color, anchor);
    }
}
