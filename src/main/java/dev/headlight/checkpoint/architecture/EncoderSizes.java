package dev.headlight.checkpoint.architecture;

/**
 * The sizes of an exported encoder.
 *
 * @param layers layers that attend, those that share their weights counted each time
 * @param heads in each layer
 * @param headSize width of one head
 * @param hiddenSize width of the hidden states
 * @param vocabularySize different token ids
 * @param maxTokens longest input in tokens, special tokens included
 */
public record EncoderSizes(int layers, int heads, int headSize, int hiddenSize, int vocabularySize, int maxTokens) {}
