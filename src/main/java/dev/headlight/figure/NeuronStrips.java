package dev.headlight.figure;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Vectors as strips of cells, one a dimension: what is positive fills the upper half of a cell, what is negative the
 * lower half, so that signs can be read without colours.
 */
record NeuronStrips(FigureFrame frame, NeuronsModel model, NeuronsGeometry geometry) {
    private record Scale(SignedColors colors, double largest) {
        int argb(double number) {
            return colors.argb(number, largest);
        }
    }

    /** Strips of the query and of all keys that are seen. */
    void paint(Painter painter) {
        SignedColors linear = SignedColors.linear(frame.theme());
        Scale vectors = new Scale(linear, model.domain().vectors());
        strip(
                painter,
                geometry.queryStrip(),
                vectors,
                dimension -> model.chain().queryNumber(dimension));
        for (int key = geometry.firstKey(); key < geometry.endKey(model.keys()); key++) {
            int shown = key;
            double y = geometry.rowY(key);
            painter.clipped(geometry.rows(), () -> row(painter, shown, y, vectors));
        }
    }

    private void row(Painter painter, int key, double y, Scale vectors) {
        Rect keys = NeuronsGeometry.strip(geometry.keyStrips(), y);
        strip(painter, keys, vectors, dimension -> model.chain().keyNumber(key, dimension));
        Rect products = NeuronsGeometry.strip(geometry.productStrips(), y);
        Scale rooted =
                new Scale(SignedColors.rooted(frame.theme()), model.domain().products());
        strip(painter, products, rooted, dimension -> model.chain().product(key, dimension));
    }

    private void strip(Painter painter, Rect place, Scale scale, IntToDoubleFunction numbers) {
        int size = model.order().size();
        int[] argb = new int[2 * size];
        Arrays.fill(argb, frame.theme().chip().argb());
        for (int column = 0; column < size; column++) {
            double number = numbers.applyAsDouble(model.order().get(column));
            argb[number < 0 ? size + column : column] = scale.argb(number);
        }
        painter.image(new Pixels(size, 2, argb), snapped(place));
    }

    private Rect snapped(Rect place) {
        double half = frame.whole(place.height() / 2);
        return new Rect(frame.snap(place.x()), frame.snap(place.y()), place.width(), 2 * half);
    }
}
