package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * In which column of a grid each head stands. Immutable.
 *
 * @param heads {@code [layers][columns]}: the number of the head in each column; empty for the model's order
 */
record HeadOrder(List<List<Integer>> heads) {
    /** The model's order. */
    static final HeadOrder OF_MODEL = new HeadOrder(List.of());

    /** The heads of each layer by their numbers, the largest first. */
    static HeadOrder sorted(HeadValues values) {
        List<List<Integer>> columns = new ArrayList<>();
        for (int layer = 0; layer < values.layers(); layer++) {
            columns.add(new ArrayList<>());
        }
        values.ranked().forEach(head -> columns.get(head.layer()).add(head.head()));
        return new HeadOrder(columns.stream().map(Collections::unmodifiableList).toList());
    }

    boolean isOfModel() {
        return heads.isEmpty();
    }

    int column(HeadRef head) {
        return isOfModel() ? head.head() : heads.get(head.layer()).indexOf(head.head());
    }

    HeadRef headIn(int layer, int column) {
        return new HeadRef(layer, isOfModel() ? column : heads.get(layer).get(column));
    }

    /** A picture of cells in the model's order, its cells put where they stand. */
    Pixels arranged(Pixels cells, int layers, int side, int gap) {
        if (isOfModel()) {
            return cells;
        }
        int pitch = side + gap;
        int[] argb = new int[cells.argb().length];
        for (int layer = 0; layer < layers; layer++) {
            for (int column = 0; column < heads.get(layer).size(); column++) {
                int from = headIn(layer, column).head() * pitch;
                for (int y = layer * pitch; y < layer * pitch + side; y++) {
                    System.arraycopy(
                            cells.argb(), y * cells.width() + from, argb, y * cells.width() + column * pitch, side);
                }
            }
        }
        return new Pixels(cells.width(), cells.height(), argb);
    }
}
