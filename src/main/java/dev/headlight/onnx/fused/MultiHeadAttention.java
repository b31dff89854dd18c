package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/** {@code com.microsoft.MultiHeadAttention}: queries, keys and values come projected, packed or apart. */
final class MultiHeadAttention implements FusedOperator {
    private static final int KEY_MASK = 4;
    private static final int SCORE_BIAS = 5;
    private static final int PAST_KEYS = 6;
    private static final int PAST_VALUES = 7;
    private static final int SCORES_OUTPUT = 3;
    private static final int MOST_MASK_AXES = 3;
    private static final float USUAL_FILTER = -10_000;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        int heads = node.heads("num_heads");
        Precision precision = new Precision(emit, node);
        HeadedInputs given = new HeadedInputsReader(node, emit, precision, heads).read(3);
        Value keys = given.keys();
        Value values = given.values();
        Optional<Value> pastKeys = node.input(PAST_KEYS).map(past -> precision.toFloat("past_keys", past));
        if (pastKeys.isPresent()) {
            node.rank(PAST_KEYS, "past of keys", 4, List.of(4));
            node.rank(PAST_VALUES, "past of values", 4, List.of(4));
            Value pastValues = precision.toFloat("past_values", node.required(PAST_VALUES, "past of values"));
            keys = emit.concat("all_keys", 2, List.of(pastKeys.get(), keys));
            values = emit.concat("all_values", 2, List.of(pastValues, values));
        }
        present(node, precision, keys, values);
        DotProduct attention = new DotProduct(emit, given.queries(), keys, values);
        Optional<Value> mask = masks(node, precision, new Masks(emit, given.queries(), keys, pastKeys, Masks.LOWEST));
        Value scores = attention.masked(attention.scores(node.number("scale"), given.headSize()), mask);
        node.output(SCORES_OUTPUT).ifPresent(output -> precision.result("Identity", output, List.of(scores)));
        Value probabilities = attention.probabilities(scores);
        Heads.join(node, precision, attention, probabilities, given.valuesWidth());
        return attention.block(probabilities);
    }

    private static void present(FusedNode node, Precision precision, Value keys, Value values) {
        node.output(1).ifPresent(output -> precision.result("Identity", output, List.of(keys)));
        node.output(2).ifPresent(output -> precision.result("Identity", output, List.of(values)));
    }

    private static Optional<Value> masks(FusedNode node, Precision precision, Masks masks)
            throws OnnxFormatException, RefusedException {
        Optional<Value> mask = node.input(KEY_MASK);
        if (mask.isPresent()) {
            int rank = MaskShapes.rank(node, KEY_MASK, MOST_MASK_AXES);
            masks.padding(mask.get(), rank, node.number("mask_filter_value").orElse(USUAL_FILTER));
        }
        if (node.flag("unidirectional")) {
            masks.causalButForTheLast();
        }
        node.input(SCORE_BIAS).ifPresent(value -> masks.bias(precision.toFloat("score_bias", value)));
        return masks.sum();
    }

    @Override
    public String method() {
        return "queries times keys, scale, masks, softmax, times values";
    }
}
