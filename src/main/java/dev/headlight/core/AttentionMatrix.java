package dev.headlight.core;

/**
 * Attention weights of one head, or of an aggregate of heads: {@code [queries, keys]}, each row summing to 1 unless
 * keys were hidden.
 */
public final class AttentionMatrix {
    private final FloatTensor tensor;
    private final int offset;
    private final int queries;
    private final int keys;

    private AttentionMatrix(FloatTensor tensor, int offset, int queries, int keys) {
        this.tensor = tensor;
        this.offset = offset;
        this.queries = queries;
        this.keys = keys;
    }

    /** A window on a larger tensor, beginning at a flat index; nothing is copied. */
    static AttentionMatrix view(FloatTensor tensor, int offset, int queries, int keys) {
        return new AttentionMatrix(tensor, offset, queries, keys);
    }

    /** A matrix on a tensor {@code [queries, keys]}; nothing is copied. Either size may be 0. */
    public static AttentionMatrix on(FloatTensor tensor) {
        if (tensor.rank() != 2) {
            throw new IllegalArgumentException("a matrix has two axes, found " + tensor.rank());
        }
        return new AttentionMatrix(tensor, 0, tensor.dimension(0), tensor.dimension(1));
    }

    /** A matrix over a copy of {@code weights}, which has {@code queries * keys} numbers, row by row. */
    public static AttentionMatrix copyOf(float[] weights, int queries, int keys) {
        return new AttentionMatrix(FloatTensor.copyOf(weights, queries, keys), 0, queries, keys);
    }

    public int queries() {
        return queries;
    }

    public int keys() {
        return keys;
    }

    /** How much the query token looks at the key token, 0..1. */
    public float weight(int query, int key) {
        return tensor.get(offset + query * keys + key);
    }

    /** Copies one row into {@code target}, which has room for {@link #keys()} numbers. */
    public void copyRow(int query, float[] target) {
        tensor.copy(offset + query * keys, target, 0, keys);
    }

    /** A new array with one row, {@code [keys]}. */
    public float[] row(int query) {
        float[] row = new float[keys];
        copyRow(query, row);
        return row;
    }
}
