package dev.headlight.figure;

/**
 * The colours of a figure.
 *
 * @param dark whether it is drawn on a dark ground
 * @param ground behind the large figures
 * @param panel behind everything else
 * @param chip behind a token
 * @param text for what is in focus
 * @param muted for what is not
 * @param faint for grid lines and frames
 * @param accent for the focused token
 * @param selected for the frame of the selected head
 */
public record FigureTheme(
        boolean dark,
        Rgba ground,
        Rgba panel,
        Rgba chip,
        Rgba text,
        Rgba muted,
        Rgba faint,
        Rgba accent,
        Rgba selected) {
    /** For dark rooms and screens. */
    public static final FigureTheme DARK = new FigureTheme(
            true,
            Rgba.hex("#0d1117"),
            Rgba.hex("#151b23"),
            Rgba.hex("#212830"),
            Rgba.hex("#e6edf3"),
            Rgba.hex("#8b949e"),
            Rgba.hex("#30363d"),
            Rgba.hex("#4493f8"),
            Rgba.hex("#f0883e"));

    /** For paper and bright rooms. */
    public static final FigureTheme LIGHT = new FigureTheme(
            false,
            Rgba.hex("#f6f8fa"),
            Rgba.hex("#ffffff"),
            Rgba.hex("#eff2f5"),
            Rgba.hex("#1f2328"),
            Rgba.hex("#59636e"),
            Rgba.hex("#d1d9e0"),
            Rgba.hex("#0969da"),
            Rgba.hex("#bc4c00"));

    /** For what is printed: {@link #LIGHT} on white. */
    public static final FigureTheme PAPER = LIGHT.onWhite();

    private FigureTheme onWhite() {
        return new FigureTheme(dark, Rgba.hex("#ffffff"), panel, chip, text, muted, faint, accent, selected);
    }
}
