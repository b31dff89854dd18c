package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the thumbnails of a grid lie: square, on whole device pixels, layers downwards and heads to the right.
 *
 * @param order which head stands in which column
 * @param origin left edge of the first thumbnail, in logical pixels
 * @param top upper edge of the first thumbnail, in logical pixels
 * @param side of a thumbnail, in logical pixels
 * @param gap between thumbnails, in logical pixels
 */
record GridGeometry(int layers, int heads, HeadOrder order, double origin, double top, double side, double gap) {
    private static final double NUMBERS_WIDTH = 20;
    private static final double NUMBERS_HEIGHT = 17;
    private static final double EDGE = 2;

    /** @param below room that is left free below the thumbnails, in logical pixels */
    static GridGeometry of(int layers, int heads, HeadOrder order, FigureFrame frame, double below) {
        double gap = frame.whole(1.5);
        double across = (frame.width() - NUMBERS_WIDTH - EDGE + gap) / heads - gap;
        double down = (frame.height() - below - NUMBERS_HEIGHT - EDGE + gap) / layers - gap;
        double side = frame.whole(Math.min(across, down));
        return new GridGeometry(layers, heads, order, frame.snap(NUMBERS_WIDTH), frame.snap(NUMBERS_HEIGHT), side, gap);
    }

    Rect cell(HeadRef head) {
        return new Rect(origin + order.column(head) * pitch(), top + head.layer() * pitch(), side, side);
    }

    /** Every head, layer by layer. */
    Stream<HeadRef> all() {
        return IntStream.range(0, layers * heads).mapToObj(place -> new HeadRef(place / heads, place % heads));
    }

    /** All thumbnails with the gaps between them. */
    Rect area() {
        return new Rect(origin, top, heads * pitch() - gap, layers * pitch() - gap);
    }

    /** The thumbnail under a point; gaps belong to the thumbnail before them. */
    Optional<HeadRef> headAt(double x, double y) {
        int column = (int) Math.floor((x - origin) / pitch());
        int layer = (int) Math.floor((y - top) / pitch());
        boolean inside = column >= 0 && column < heads && layer >= 0 && layer < layers;
        return inside ? Optional.of(order.headIn(layer, column)) : Optional.empty();
    }

    private double pitch() {
        return side + gap;
    }
}
