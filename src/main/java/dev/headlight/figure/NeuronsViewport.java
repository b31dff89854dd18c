package dev.headlight.figure;

/**
 * What is seen of a neurons figure. A value only; {@link NeuronsFigure#viewport()} answers it with bounds kept.
 *
 * @param firstRow the row at the upper edge, from 0; may lie between two rows; less than 0 for one from which the
 *     key in focus is seen
 * @param showsVectors whether queries, keys and their products are drawn, beside the sums
 * @param isSorted whether dimensions stand by what they add to one key's score, instead of the model's order
 */
public record NeuronsViewport(double firstRow, boolean showsVectors, boolean isSorted) {
    private static final double AUTOMATIC = -1;

    /** Everything, the key in focus in sight. */
    public static final NeuronsViewport INITIAL = new NeuronsViewport(AUTOMATIC, true, false);

    public NeuronsViewport withFirstRow(double row) {
        return new NeuronsViewport(row, showsVectors, isSorted);
    }

    /** The same wherever the key in focus is seen. */
    public NeuronsViewport following() {
        return withFirstRow(AUTOMATIC);
    }

    boolean isAutomatic() {
        return firstRow < 0;
    }

    public NeuronsViewport withVectors(boolean shown) {
        return new NeuronsViewport(firstRow, shown, isSorted);
    }

    public NeuronsViewport withSorting(boolean sorted) {
        return new NeuronsViewport(firstRow, showsVectors, sorted);
    }
}
