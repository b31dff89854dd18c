package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Reads the first inputs of {@code MultiHeadAttention} in all their layouts: queries {@code [batch, queries, width]} with
 * keys and values {@code [batch, keys, width]} or already split {@code [batch, heads, keys, head size]}; keys and values
 * packed {@code [batch, keys, heads, 2, head size]}; all three packed {@code [batch, tokens, heads, 3, head size]}.
 */
record HeadedInputsReader(FusedNode node, Emitter emit, Precision precision, int heads) {
    private static final int KEYS = 1;
    private static final int VALUES = 2;
    private static final int PACKED_RANK = 5;
    private static final int PARTS = 3;

    /** @param biasPlace the input that holds the bias of queries, keys and values side by side */
    HeadedInputs read(int biasPlace) throws OnnxFormatException {
        Value queries = precision.toFloat("query_input", node.required(0, "query"));
        Optional<Value> keys = node.input(KEYS);
        Optional<Value> values = node.input(VALUES);
        if (keys.isEmpty() && values.isEmpty()) {
            node.rank(0, "query", PACKED_RANK, List.of(PACKED_RANK));
            return unpacked(queries, biasPlace);
        }
        node.rank(0, "query", 3, List.of(3));
        if (values.isEmpty()) {
            node.rank(KEYS, "key", PACKED_RANK, List.of(PACKED_RANK));
            return keysAndValuesUnpacked(queries, keys.orElseThrow(), biasPlace);
        }
        return apart(queries, biasPlace);
    }

    private HeadedInputs unpacked(Value packed, int biasPlace) throws OnnxFormatException {
        long headSize = node.facts(0).size(4);
        Bias bias = bias(biasPlace, TensorFacts.UNKNOWN_SIZE);
        return new HeadedInputs(
                bias.add("queries", part("queries", packed, 0), 0),
                bias.add("keys", part("keys", packed, 1), 1),
                bias.add("values", part("values", packed, 2), 2),
                headSize,
                all(headSize));
    }

    private HeadedInputs keysAndValuesUnpacked(Value queries, Value packed, int biasPlace) throws OnnxFormatException {
        long headSize = node.facts(KEYS).size(4);
        Value both = precision.toFloat("key_value_input", packed);
        Bias bias = bias(biasPlace, all(headSize));
        return new HeadedInputs(
                Heads.split(emit, "queries", bias.addFlat("queries", queries, 0), heads, headSize),
                bias.add("keys", part("keys", both, 0), 1),
                bias.add("values", part("values", both, 1), 2),
                headSize,
                all(headSize));
    }

    private Value part(String name, Value packed, long place) {
        return emit.transpose(name, emit.entry(name + "/part", packed, 3, place), 0, 2, 1, 3);
    }

    private HeadedInputs apart(Value queries, int biasPlace) throws OnnxFormatException {
        int rank = node.rank(KEYS, "key", 3, List.of(3, 4));
        node.rank(VALUES, "value", rank, List.of(rank));
        Value keys = precision.toFloat("key_input", node.required(KEYS, "key"));
        Value values = precision.toFloat("value_input", node.required(VALUES, "value"));
        boolean split = rank == 4;
        long width = split
                ? node.facts(0).size(2)
                : Math.max(node.facts(0).size(2), node.facts(KEYS).size(2));
        long valuesWidth =
                split ? all(node.facts(VALUES).size(3)) : node.facts(VALUES).size(2);
        node.checkDivisible(width, heads, "queries");
        node.checkDivisible(valuesWidth, heads, "values");
        Bias bias = bias(biasPlace, width);
        Value headedQueries =
                Heads.split(emit, "queries", bias.addFlat("queries", queries, 0), heads, Heads.size(width, heads));
        if (split) {
            return new HeadedInputs(headedQueries, keys, values, Heads.size(width, heads), valuesWidth);
        }
        return new HeadedInputs(
                headedQueries,
                Heads.split(emit, "keys", bias.addFlat("keys", keys, 1), heads, Heads.size(width, heads)),
                Heads.split(emit, "values", bias.addFlat("values", values, 2), heads, Heads.size(valuesWidth, heads)),
                Heads.size(width, heads),
                valuesWidth);
    }

    private long all(long headSize) {
        return headSize == TensorFacts.UNKNOWN_SIZE ? headSize : heads * headSize;
    }

    private Bias bias(int place, long width) throws OnnxFormatException {
        Optional<Value> given = node.input(place);
        if (given.isEmpty()) {
            return new Bias(emit, heads, List.of());
        }
        node.rank(place, "bias", 1, List.of(1));
        long total = node.facts(place).size(0);
        boolean unequal = width != TensorFacts.UNKNOWN_SIZE && total > 2 * width;
        List<Long> sizes = unequal
                ? List.of(width, width, total - 2 * width)
                : List.of(TensorFacts.UNKNOWN_SIZE, TensorFacts.UNKNOWN_SIZE, TensorFacts.UNKNOWN_SIZE);
        if (!unequal) {
            node.checkDivisible(total, PARTS * heads, "a bias");
        }
        return new Bias(emit, heads, emit.split("bias", precision.toFloat("bias_input", given.get()), 0, sizes));
    }

    /** The bias of queries, keys and values, if there is one. */
    private record Bias(Emitter emit, int heads, List<Value> parts) {
        /** To {@code [batch, tokens, width]}. */
        Value addFlat(String name, Value value, int part) {
            return parts.isEmpty() ? value : emit.node("Add", name + "/with_bias", List.of(value, parts.get(part)));
        }

        /** To {@code [batch, heads, tokens, head size]}. */
        Value add(String name, Value value, int part) {
            if (parts.isEmpty()) {
                return value;
            }
            Value headed = emit.reshape(name + "/bias", parts.get(part), heads, 1, -1);
            return emit.node("Add", name + "/with_bias", List.of(value, headed));
        }
    }
}
