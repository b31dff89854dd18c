package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * The queries of all heads and the new keys and values of fewer heads, apart or packed.
 *
 * @param queries {@code [batch, heads, queries, head size]}
 * @param keys {@code [batch, shared heads, queries, head size]}
 * @param values {@code [batch, shared heads, queries, head size]}
 * @param headSize {@link TensorFacts#UNKNOWN_SIZE} if it is not known
 */
record GroupedInputs(Value queries, Value keys, Value values, int heads, int sharedHeads, long headSize) {
    static GroupedInputs read(FusedNode node, Emitter emit, Precision precision) throws OnnxFormatException {
        int heads = node.heads("num_heads");
        int shared = node.heads("kv_num_heads");
        if (heads % shared != 0) {
            throw node.malformed("has " + heads + " heads of queries for " + shared + " heads of keys");
        }
        node.rank(0, "query", 3, List.of(3));
        Value queries = precision.toFloat("query_input", node.required(0, "query"));
        long width = node.facts(0).size(2);
        if (node.input(1).isEmpty()) {
            int all = heads + 2 * shared;
            node.checkDivisible(width, all, "queries, keys and values");
            return unpacked(emit, queries, heads, shared, Heads.size(width, all));
        }
        node.rank(1, "key", 3, List.of(3));
        node.rank(2, "value", 3, List.of(3));
        node.checkDivisible(width, heads, "queries");
        long headSize = Heads.size(width, heads);
        Value keys = precision.toFloat("key_input", node.required(1, "key"));
        Value values = precision.toFloat("value_input", node.required(2, "value"));
        return new GroupedInputs(
                Heads.split(emit, "queries", queries, heads, headSize),
                Heads.split(emit, "new_keys", keys, shared, headSize),
                Heads.split(emit, "new_values", values, shared, headSize),
                heads,
                shared,
                headSize);
    }

    /** The same with queries and keys turned by their positions. */
    GroupedInputs rotated(Rotation rotation) {
        return new GroupedInputs(
                rotation.rotate("queries_rotated", queries),
                rotation.rotate("keys_rotated", keys),
                values,
                heads,
                sharedHeads,
                headSize);
    }

    private static GroupedInputs unpacked(Emitter emit, Value packed, int heads, int shared, long headSize) {
        Value all = Heads.split(emit, "packed", packed, heads + 2 * shared, headSize);
        return new GroupedInputs(
                emit.slice("queries", all, 1, 0, heads),
                emit.slice("new_keys", all, 1, heads, heads + shared),
                emit.slice("new_values", all, 1, heads + shared, heads + 2 * shared),
                heads,
                shared,
                headSize);
    }
}
