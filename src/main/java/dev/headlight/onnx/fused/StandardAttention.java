package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The standard operator {@code Attention} of operator set 23 and later, with inputs {@code [batch, tokens, width]} or
 * {@code [batch, heads, tokens, head size]}. Rewritten though it could yield its probabilities itself, so that they can
 * be multiplied by a mask of heads.
 */
final class StandardAttention implements FusedOperator {
    private static final int KEYS = 1;
    private static final int VALUES = 2;
    private static final int MASK = 3;
    private static final int PAST_KEYS = 4;
    private static final int PAST_VALUES = 5;
    private static final int KEY_LENGTHS = 6;
    private static final int SCORES_OUTPUT = 3;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        Precision precision = new Precision(emit, node);
        boolean flat = isFlat(node);
        Value queries = headed(node, emit, precision, 0, "queries", "q_num_heads");
        Value keys = headed(node, emit, precision, KEYS, "keys", "kv_num_heads");
        Value values = headed(node, emit, precision, VALUES, "values", "kv_num_heads");
        Optional<Value> pastKeys = node.input(PAST_KEYS).map(past -> precision.toFloat("past_keys", past));
        if (pastKeys.isPresent()) {
            Value pastValues = precision.toFloat("past_values", node.required(PAST_VALUES, "past_value"));
            keys = emit.concat("present_keys", 2, List.of(pastKeys.get(), keys));
            values = emit.concat("present_values", 2, List.of(pastValues, values));
        }
        present(node, precision, keys, values);
        OptionalLong shared = sharing(node, flat);
        Value allKeys = RepeatedHeads.repeat(emit, "all_keys", keys, queries, shared);
        Value allValues = RepeatedHeads.repeat(emit, "all_values", values, queries, shared);
        DotProduct attention = new DotProduct(emit, queries, allKeys, allValues);
        Value probabilities = probabilities(node, emit, precision, attention, pastKeys);
        if (flat) {
            Heads.join(node, precision, attention, probabilities, outputWidth(node));
        } else {
            precision.result("MatMul", node.requiredOutput(0), List.of(probabilities, allValues));
        }
        return attention.block(probabilities);
    }

    private static boolean isFlat(FusedNode node) throws OnnxFormatException {
        return node.rank(0, "query", node.integer("q_num_heads", 0) > 0 ? 3 : 4, List.of(3, 4)) == 3;
    }

    private static Value headed(
            FusedNode node, Emitter emit, Precision precision, int place, String name, String attribute)
            throws OnnxFormatException {
        boolean flat = isFlat(node);
        int rank = flat ? 3 : 4;
        node.rank(place, name, rank, List.of(rank));
        Value value = precision.toFloat(name + "_input", node.required(place, name));
        if (!flat) {
            return value;
        }
        int heads = node.heads(attribute);
        long width = node.facts(place).size(2);
        node.checkDivisible(width, heads, name);
        return Heads.split(emit, name, value, heads, Heads.size(width, heads));
    }

    private static void present(FusedNode node, Precision precision, Value keys, Value values) {
        node.output(1).ifPresent(output -> precision.result("Identity", output, List.of(keys)));
        node.output(2).ifPresent(output -> precision.result("Identity", output, List.of(values)));
    }

    /** How many heads of queries share a head of keys, where it is known. */
    private static OptionalLong sharing(FusedNode node, boolean flat) throws OnnxFormatException {
        long queries = flat ? node.heads("q_num_heads") : node.facts(0).size(1);
        long keys = flat ? node.heads("kv_num_heads") : node.facts(KEYS).size(1);
        if (queries == TensorFacts.UNKNOWN_SIZE || keys == TensorFacts.UNKNOWN_SIZE) {
            return OptionalLong.empty();
        }
        if (keys == 0 || queries % keys != 0) {
            throw node.malformed("has " + queries + " heads of queries for " + keys + " heads of keys");
        }
        return OptionalLong.of(queries / keys);
    }

    private static long outputWidth(FusedNode node) throws OnnxFormatException {
        long width = node.facts(VALUES).size(2);
        return width == TensorFacts.UNKNOWN_SIZE
                ? width
                : width / node.heads("kv_num_heads") * node.heads("q_num_heads");
    }

    private static Value probabilities(
            FusedNode node, Emitter emit, Precision precision, DotProduct attention, Optional<Value> pastKeys)
            throws OnnxFormatException, RefusedException {
        long headSize = isFlat(node)
                ? Heads.size(node.facts(0).size(2), node.heads("q_num_heads"))
                : node.facts(0).size(3);
        Value scores = attention.scores(node.number("scale"), headSize);
        float cap = node.number("softcap").orElse(0f);
        Value capped = cap > 0 ? attention.capped(scores, cap) : scores;
        Optional<Value> mask = masks(
                node, emit, new Masks(emit, attention.queries(), attention.keys(), pastKeys, Float.NEGATIVE_INFINITY));
        Value masked = attention.masked(capped, mask);
        boolean perhapsNone =
                node.input(MASK).isPresent() || node.input(KEY_LENGTHS).isPresent();
        Value probabilities = perhapsNone ? attention.probabilitiesOrNone(masked) : attention.probabilities(masked);
        List<Value> stages = List.of(scores, capped, masked, probabilities);
        long stage = node.integer("qk_matmul_output_mode", 0);
        if (stage < 0 || stage >= stages.size()) {
            throw node.malformed("has qk_matmul_output_mode " + stage + ", expected 0 to 3");
        }
        node.output(SCORES_OUTPUT)
                .ifPresent(output -> precision.result("Identity", output, List.of(stages.get((int) stage))));
        return probabilities;
    }

    private static Optional<Value> masks(FusedNode node, Emitter emit, Masks masks)
            throws RefusedException, OnnxFormatException {
        Optional<Value> mask = node.input(MASK);
        if (mask.isPresent()) {
            addMask(node.facts(mask.get()).type(), emit, mask.get(), masks);
        }
        Optional<Value> lengths = node.input(KEY_LENGTHS);
        lengths.ifPresent(masks::lengths);
        if (node.flag("is_causal")) {
            masks.causal(lengths);
        }
        return masks.sum();
    }

    private static void addMask(int type, Emitter emit, Value mask, Masks masks) throws RefusedException {
        if (type == DataType.UNDEFINED.getNumber()) {
            throw new RefusedException("the file does not say of which type its mask is");
        }
        if (type == DataType.BOOL.getNumber()) {
            masks.allowed(mask, Float.NEGATIVE_INFINITY);
        } else {
            masks.bias(type == DataType.FLOAT.getNumber() ? mask : emit.cast("mask", mask, DataType.FLOAT.getNumber()));
        }
    }

    @Override
    public String method() {
        return "queries times keys, scale, masks, softmax, times values";
    }
}
