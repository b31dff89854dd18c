package dev.headlight.checkpoint;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;

/** Turns matrices. */
final class Transposition {
    /** Two tiles of this side, 16 kB each, fit into the first cache of any processor. */
    private static final int TILE = 64;

    private Transposition() {}

    /**
     * The matrix {@code [rows, columns]} as {@code [columns, rows]}.
     *
     * <p>Goes tile by tile: row by row, every number of a large matrix would miss the cache.
     *
     * @param arena keeps the result
     */
    static FloatBuffer of(WeightInfo weight, FloatBuffer numbers, Arena arena) throws CheckpointException {
        if (weight.shape().size() != 2) {
            throw new CheckpointException(
                    "The weight " + weight.name() + " has shape " + weight.shape() + ", expected a matrix");
        }
        int rows = Math.toIntExact(weight.shape().get(0));
        int columns = Math.toIntExact(weight.shape().get(1));
        FloatBuffer turned = TensorMemory.floats(arena, weight.name(), weight.size());
        for (int row = 0; row < rows; row += TILE) {
            for (int column = 0; column < columns; column += TILE) {
                tile(numbers, turned, rows, columns, row, column);
            }
        }
        return turned;
    }

    private static void tile(FloatBuffer from, FloatBuffer to, int rows, int columns, int firstRow, int firstColumn) {
        int base = from.position();
        int lastRow = Math.min(rows, firstRow + TILE);
        int lastColumn = Math.min(columns, firstColumn + TILE);
        for (int column = firstColumn; column < lastColumn; column++) {
            for (int row = firstRow; row < lastRow; row++) {
                to.put(column * rows + row, from.get(base + row * columns + column));
            }
        }
    }
}
