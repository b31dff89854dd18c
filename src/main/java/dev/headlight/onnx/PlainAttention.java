package dev.headlight.onnx;

import java.util.Optional;

/**
 * One attention block of a graph as exporters write it without fusing.
 *
 * @param attentions the softmax's result {@code [batch, heads, queries, keys]}
 * @param context the result of probabilities times values {@code [batch, heads, queries, head size]}
 * @param values {@code [batch, heads, keys, head size]}
 * @param queries with bias and before scaling, where they are to be had
 * @param keysTurned the keys as {@code [batch, heads, head size, keys]}, where they are to be had
 * @param hidden what the queries are computed from {@code [batch, queries, width]}, where it is to be had
 */
record PlainAttention(
        String attentions,
        String context,
        String values,
        Optional<String> queries,
        Optional<String> keysTurned,
        Optional<String> hidden,
        int heads,
        int headSize) {}
