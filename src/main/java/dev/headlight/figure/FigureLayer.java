package dev.headlight.figure;

/**
 * One sheet of a figure. Sheets lie on each other in order.
 *
 * @param key stands for everything the sheet's pixels depend on: a painter may keep a raster and use it again as long as
 *     the key is equal. Values only, with {@code equals}; compare traces by identity through a holder, never by content
 * @param opacity 0..1, applied to the sheet as a whole and not part of the key
 * @param drawing draws the sheet; may run on any thread, any number of times
 */
public record FigureLayer(Object key, double opacity, Drawing drawing) {
    /** Draws one sheet. */
    @FunctionalInterface
    public interface Drawing {
        void paint(Painter painter);
    }
}
