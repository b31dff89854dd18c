package dev.headlight.figure;

/** A rectangle in logical pixels; y grows downwards. */
public record Rect(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    /** Whether the point lies inside; the right and bottom edges belong to the neighbour. */
    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** Whether the two have any point in common; edges do not count. */
    boolean overlaps(Rect other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public Rect inset(double by) {
        return new Rect(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
    }
}
