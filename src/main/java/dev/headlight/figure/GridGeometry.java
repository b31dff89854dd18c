package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import java.util.Optional;

/**
 * Where the thumbnails of a grid lie: square, on whole device pixels, layers downwards and heads to the right.
 *
 * @param origin left edge of the first thumbnail, in logical pixels
 * @param top upper edge of the first thumbnail, in logical pixels
 * @param side of a thumbnail, in logical pixels
 * @param gap between thumbnails, in logical pixels
 */
record GridGeometry(int layers, int heads, double origin, double top, double side, double gap) {
    private static final double NUMBERS_WIDTH = 20;
    private static final double NUMBERS_HEIGHT = 17;
    private static final double EDGE = 2;

    static GridGeometry of(int layers, int heads, FigureFrame frame) {
        double gap = frame.whole(1.5);
        double across = (frame.width() - NUMBERS_WIDTH - EDGE + gap) / heads - gap;
        double down = (frame.height() - NUMBERS_HEIGHT - EDGE + gap) / layers - gap;
        double side = frame.whole(Math.min(across, down));
        return new GridGeometry(layers, heads, frame.snap(NUMBERS_WIDTH), frame.snap(NUMBERS_HEIGHT), side, gap);
    }

    Rect cell(HeadRef head) {
        return new Rect(origin + head.head() * pitch(), top + head.layer() * pitch(), side, side);
    }

    /** All thumbnails with the gaps between them. */
    Rect area() {
        return new Rect(origin, top, heads * pitch() - gap, layers * pitch() - gap);
    }

    /** The thumbnail under a point; gaps belong to the thumbnail before them. */
    Optional<HeadRef> headAt(double x, double y) {
        int head = (int) Math.floor((x - origin) / pitch());
        int layer = (int) Math.floor((y - top) / pitch());
        boolean inside = head >= 0 && head < heads && layer >= 0 && layer < layers;
        return inside ? Optional.of(new HeadRef(layer, head)) : Optional.empty();
    }

    private double pitch() {
        return side + gap;
    }
}
