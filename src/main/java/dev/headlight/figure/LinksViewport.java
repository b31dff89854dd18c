package dev.headlight.figure;

/**
 * Which rows of a links figure are seen. A value only; {@link LinksFigure#viewport()} answers it with bounds kept.
 *
 * @param firstRow the row at the upper edge, from 0; may lie between two rows
 * @param rowHeight in logical pixels, or 0 for the height that suits the space
 */
public record LinksViewport(double firstRow, double rowHeight) {
    /** All rows where they fit, else the first. */
    public static final LinksViewport FIT = new LinksViewport(0, 0);
}
