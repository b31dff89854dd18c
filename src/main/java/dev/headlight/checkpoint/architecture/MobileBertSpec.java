package dev.headlight.checkpoint.architecture;

/**
 * A MobileBERT.
 *
 * @param embeddingSize width of the word embeddings
 * @param innerSize width inside of a layer, which is that of the hidden states where there are no bottlenecks
 * @param intermediateSize width of the feed-forward layers
 * @param tokenTypes rows of the table of token types
 * @param positionRows rows of the table of positions
 * @param feedForwards how many feed-forward layers each layer has
 * @param isTrigram whether a token's embedding is joined by those of its neighbours
 * @param bottleneck what passes through the narrow linear layer at a layer's door
 * @param isNormalised whether there are real layer normalisations, not only scale and shift
 * @param activation of the feed-forward layers
 * @param layerNormEpsilon added to the variance
 */
record MobileBertSpec(
        EncoderSizes sizes,
        int embeddingSize,
        int innerSize,
        int intermediateSize,
        int tokenTypes,
        int positionRows,
        int feedForwards,
        boolean isTrigram,
        Bottleneck bottleneck,
        boolean isNormalised,
        Activation activation,
        float layerNormEpsilon) {
    static final String PREFIX = "mobilebert.";

    /** What attention sees. */
    enum Bottleneck {
        /** There are no bottlenecks. */
        NONE,
        /** Queries, keys and values see the whole hidden state; only what is added to passes a bottleneck. */
        RESIDUAL_ONLY,
        /** Queries and keys see a bottleneck of their own, values the whole hidden state. */
        SHARED_BY_QUERIES_AND_KEYS,
        /** Queries, keys, values and what is added to see the same bottleneck. */
        ALL
    }

    /** Width of what the values are made from. */
    int valueSize() {
        return bottleneck == Bottleneck.ALL ? innerSize : sizes.hiddenSize();
    }
}
