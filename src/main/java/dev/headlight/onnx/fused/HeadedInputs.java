package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;
import java.util.List;

/**
 * Queries, keys and values split into heads, with bias.
 *
 * @param queries {@code [batch, heads, queries, head size]}
 * @param keys {@code [batch, heads, keys, head size]}
 * @param values {@code [batch, heads, keys, head size]}
 * @param headSize of queries and keys, {@link TensorFacts#UNKNOWN_SIZE} if it is not known
 * @param valuesWidth heads times the head size of values, or {@link TensorFacts#UNKNOWN_SIZE}
 */
record HeadedInputs(Value queries, Value keys, Value values, long headSize, long valuesWidth) {
    /** Splits three tensors {@code [batch, tokens, width]} of these widths. */
    static HeadedInputs split(Emitter emit, List<Value> parts, int heads, List<Long> widths) {
        long headSize = Heads.size(widths.get(0), heads);
        return new HeadedInputs(
                Heads.split(emit, "queries", parts.get(0), heads, headSize),
                Heads.split(emit, "keys", parts.get(1), heads, headSize),
                Heads.split(emit, "values", parts.get(2), heads, Heads.size(widths.get(2), heads)),
                headSize,
                widths.get(2));
    }
}
