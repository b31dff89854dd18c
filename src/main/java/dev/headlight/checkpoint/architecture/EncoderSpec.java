package dev.headlight.checkpoint.architecture;

/**
 * An encoder of BERT's kind.
 *
 * @param prefix what the names of its modules begin with, such as {@code bert.}
 * @param sizes layers, heads and widths
 * @param embeddingSize width of the embeddings
 * @param projectsEmbeddings whether a linear layer takes embeddings to the width of the hidden states
 * @param intermediateSize width of the feed-forward layer
 * @param tokenTypes rows of the table of token types; 0 where there is none, 1 where all tokens have the same
 * @param positions how tokens know where they stand
 * @param activation of the feed-forward layer
 * @param layerNormEpsilon added to the variance
 */
record EncoderSpec(
        String prefix,
        EncoderSizes sizes,
        int embeddingSize,
        boolean projectsEmbeddings,
        int intermediateSize,
        int tokenTypes,
        PositionTable positions,
        Activation activation,
        float layerNormEpsilon) {}
