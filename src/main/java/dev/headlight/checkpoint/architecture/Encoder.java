package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Value;

/** An encoder that can write itself as a graph. Immutable. */
interface Encoder {
    EncoderSizes sizes();

    /** What the names of its modules begin with, such as {@code bert.}. */
    String prefix();

    /** Width of the word embeddings. */
    int embeddingSize();

    /** Whether the graph has the input {@code token_type_ids}. */
    boolean hasTokenTypes();

    /** What its layer normalisations add to the variance. */
    float layerNormEpsilon();

    /** Writes inputs, embeddings and layers; yields the last hidden state, {@code [tokens, hidden size]}. */
    Value write(EncoderGraph parts);
}
