package dev.headlight.figure;

/**
 * What is seen of a neurons figure. A value only; {@link NeuronsFigure#viewport()} answers it with bounds kept.
 *
 * @param firstRow the row at the upper edge, from 0; may lie between two rows
 * @param showsVectors whether queries, keys and their products are drawn, beside the sums
 * @param isSorted whether dimensions stand by what they add to one key's score, instead of the model's order
 */
public record NeuronsViewport(double firstRow, boolean showsVectors, boolean isSorted) {
    /** Everything, from the first row on. */
    public static final NeuronsViewport INITIAL = new NeuronsViewport(0, true, false);

    public NeuronsViewport withFirstRow(double row) {
        return new NeuronsViewport(row, showsVectors, isSorted);
    }

    public NeuronsViewport withVectors(boolean shown) {
        return new NeuronsViewport(firstRow, shown, isSorted);
    }

    public NeuronsViewport withSorting(boolean sorted) {
        return new NeuronsViewport(firstRow, showsVectors, sorted);
    }
}
