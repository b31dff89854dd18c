package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;

/**
 * Queries, keys and values split into heads, with bias.
 *
 * @param queries {@code [batch, heads, queries, head size]}
 * @param keys {@code [batch, heads, keys, head size]}
 * @param values {@code [batch, heads, keys, head size]}
 * @param headSize of queries and keys, {@link TensorFacts#UNKNOWN_SIZE} if it is not known
 * @param valuesWidth heads times the head size of values, or {@link TensorFacts#UNKNOWN_SIZE}
 */
record HeadedInputs(Value queries, Value keys, Value values, long headSize, long valuesWidth) {}
