package dev.headlight.checkpoint.architecture;

/**
 * The sizes of a BERT encoder.
 *
 * @param intermediateSize width of the feed-forward layer
 * @param maxPositions longest input in tokens
 * @param layerNormEpsilon added to the variance
 */
public record BertConfig(
        int layers,
        int heads,
        int hiddenSize,
        int intermediateSize,
        int vocabularySize,
        int maxPositions,
        int tokenTypes,
        float layerNormEpsilon) {
    public BertConfig {
        if (layers < 1 || heads < 1 || hiddenSize % heads != 0) {
            throw new IllegalArgumentException(
                    "a width of " + hiddenSize + " is no multiple of " + heads + " heads, or there are no layers");
        }
    }

    /** Width of one head. */
    public int headSize() {
        return hiddenSize / heads;
    }
}
