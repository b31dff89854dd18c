package dev.headlight.figure;

/**
 * Where figures draw themselves: a screen raster, an SVG, a PDF. Coordinates are logical pixels of the figure, origin at
 * the top left. A painter is used by one thread at a time.
 */
public interface Painter {
    /** Fills a rectangle with corners of the given radius; 0 for square corners. */
    void fill(Rect area, double radius, Rgba color);

    /** Draws the outline of a rectangle, the stroke centred on its edge. */
    void outline(Rect area, double radius, Rgba color, double lineWidth);

    void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth);

    /** A cubic Bézier curve with horizontal tangents at both ends, the shape of every link. */
    void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth);

    /** The same with vertical tangents at both ends; {@code y1} is above {@code y2}. */
    void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth);

    /** Draws cells as crisp squares: nearest neighbour, no smoothing. */
    void image(Pixels pixels, Rect target);

    /** Sets text with its anchor at x and its baseline at y. */
    void text(String text, double x, double baseline, TextStyle style);

    /** Sets text that reads upwards, anchored at x (its baseline) and y. */
    void textUpwards(String text, double x, double y, TextStyle style);

    /** Runs {@code drawing} with everything outside {@code area} cut off. */
    void clipped(Rect area, Runnable drawing);
}
