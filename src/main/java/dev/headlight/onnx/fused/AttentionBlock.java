package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;

/**
 * The tensors of one rewritten node.
 *
 * @param queries {@code [batch, heads, queries, head size]}, before scaling
 * @param keys {@code [batch, heads, keys, head size]}
 * @param values {@code [batch, heads, keys, head size]}
 * @param probabilities {@code [batch, heads, queries, keys]}
 */
record AttentionBlock(Value queries, Value keys, Value values, Value probabilities) {}
