package dev.headlight.raster;

/**
 * How far down a link has come at each column of pixels: the same for all links between two places, whatever rows they
 * join.
 *
 * <p>The curve is the cubic Bézier with both control points halfway: across, x runs as {@code 1.5 t - 1.5 t² + t³}; down,
 * y runs as {@code 3 t² - 2 t³}, t from 0 to 1.
 */
final class LinkShape {
    private final double from;
    private final double to;
    private final int firstColumn;
    private final float[] progress;
    private final float[] slope;

    /** From one place to another further right, in device pixels. */
    LinkShape(double from, double to) {
        this.from = from;
        this.to = to;
        this.firstColumn = (int) Math.floor(from);
        int columns = (int) Math.ceil(to) - firstColumn;
        this.progress = new float[columns];
        this.slope = new float[columns];
        for (int i = 0; i < columns; i++) {
            double share = Math.clamp((firstColumn + i + 0.5 - from) / (to - from), 0, 1);
            double t = time(share);
            progress[i] = (float) (t * t * (3 - 2 * t));
            slope[i] = (float) (6 * t * (1 - t) / ((1.5 - 3 * t + 3 * t * t) * (to - from)));
        }
    }

    /** Solves {@code share = 1.5 t - 1.5 t² + t³} by Newton's method; the derivative is never below 0.75. */
    private static double time(double share) {
        double t = share;
        for (int i = 0; i < 6; i++) {
            double error = t * (1.5 + t * (t - 1.5)) - share;
            t -= error / (1.5 - 3 * t + 3 * t * t);
        }
        return t;
    }

    boolean isBetween(double x1, double x2) {
        return from == x1 && to == x2;
    }

    int firstColumn() {
        return firstColumn;
    }

    int columns() {
        return progress.length;
    }

    /** The part of the way down that is done at a column's centre, 0..1. */
    float progress(int column) {
        return progress[column];
    }

    /** How fast it goes down there, as a part of the whole way for each pixel. */
    float slope(int column) {
        return slope[column];
    }

    /** How much of the column's width the link takes, 0..1. */
    float coverage(int column) {
        double left = Math.max(from, firstColumn + column);
        double right = Math.min(to, firstColumn + column + 1.0);
        return (float) Math.clamp(right - left, 0, 1);
    }
}
