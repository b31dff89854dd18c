package dev.headlight.figure;

/**
 * Which part of a matrix is seen. A value only, in cells; it knows nothing of pixels.
 *
 * @param zoom 1 when the whole matrix is seen, more when a part is
 * @param originQuery the query at the upper edge; may lie between two
 * @param originKey the key at the left edge; may lie between two
 */
public record MatrixViewport(double zoom, double originQuery, double originKey) {
    /** The whole matrix. */
    public static final MatrixViewport FITTED = new MatrixViewport(1, 0, 0);

    /** At the closest so many cells are seen in each direction. */
    private static final double FEWEST_CELLS = 6;

    public MatrixViewport {
        if (!(zoom >= 1)) {
            throw new IllegalArgumentException("a zoom is at least 1, found " + zoom);
        }
    }

    /** Zooms by a factor; the place in the matrix under the given point stays where it is. */
    public MatrixViewport zoomedAt(double query, double key, double factor, int queries, int keys) {
        double next = Math.clamp(zoom * factor, 1, Math.max(1, Math.max(queries, keys) / FEWEST_CELLS));
        double top = query - (query - originQuery) * zoom / next;
        double left = key - (key - originKey) * zoom / next;
        return new MatrixViewport(next, top, left).within(queries, keys);
    }

    /** Moves the view by some cells. */
    public MatrixViewport panned(double down, double across, int queries, int keys) {
        return new MatrixViewport(zoom, originQuery + down, originKey + across).within(queries, keys);
    }

    /** The nearest view that shows nothing beyond the matrix. */
    public MatrixViewport within(int queries, int keys) {
        double lastQuery = queries - visible(queries);
        double lastKey = keys - visible(keys);
        return new MatrixViewport(zoom, Math.clamp(originQuery, 0, lastQuery), Math.clamp(originKey, 0, lastKey));
    }

    /** How many of the cells in one direction are seen. */
    double visible(int cells) {
        return cells / zoom;
    }
}
