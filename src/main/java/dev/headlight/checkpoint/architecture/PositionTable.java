package dev.headlight.checkpoint.architecture;

/**
 * What an encoder knows of positions.
 *
 * @param rows of the table of positions; of relative schemes the farthest distance plus 1
 * @param paddingId the token that stands for nothing, where positions are counted from it
 * @param bucketRows rows of the table of biases by distance, where there is one
 */
record PositionTable(PositionScheme scheme, int rows, int paddingId, int bucketRows) {
    /** Of BERT. */
    static PositionTable absolute(int rows) {
        return new PositionTable(PositionScheme.ABSOLUTE, rows, 0, 0);
    }

    /** Longest input in tokens. */
    int maxTokens() {
        return scheme.countsFromPadding() ? rows - paddingId - 1 : rows;
    }
}
