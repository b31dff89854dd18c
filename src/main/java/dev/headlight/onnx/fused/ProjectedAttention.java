package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * What {@code Attention} and {@code QAttention} share once queries, keys and values are projected side by side.
 *
 * @param places at which inputs stand what both have
 */
record ProjectedAttention(FusedNode node, Emitter emit, Precision precision, Places places) {
    private static final float USUAL_FILTER = -10_000;

    /** Numbers of inputs; {@code bias} is what is added to the scores. */
    record Places(int mask, int past, int bias) {}

    /**
     * @param projected {@code [batch, tokens, width of queries + keys + values]}
     * @param width the last size of {@code projected}, {@link TensorFacts#UNKNOWN_SIZE} if it is not known
     */
    AttentionBlock expand(Value projected, long width) throws OnnxFormatException, RefusedException {
        refuseSharedBuffers();
        int heads = node.heads("num_heads");
        List<Long> widths = Widths.of(node, width, heads);
        HeadedInputs given = HeadedInputs.split(emit, emit.split("projected", projected, 2, widths), heads, widths);
        Value keys = given.keys();
        Value values = given.values();
        Optional<Value> past = node.input(places.past());
        Optional<Value> pastKeys = Optional.empty();
        if (past.isPresent()) {
            node.rank(places.past(), "past", 5, List.of(5));
            Value earlier = precision.toFloat("past", past.get());
            pastKeys = Optional.of(emit.entry("past_keys", earlier, 0, 0));
            keys = emit.concat("all_keys", 2, List.of(pastKeys.get(), keys));
            values = emit.concat("all_values", 2, List.of(emit.entry("past_values", earlier, 0, 1), values));
        }
        present(keys, values);
        DotProduct attention = new DotProduct(emit, given.queries(), keys, values);
        Optional<Value> mask = masks(new Masks(emit, given.queries(), keys, pastKeys, Masks.LOWEST));
        Value scores = attention.masked(attention.scores(node.number("scale"), given.headSize()), mask);
        Value probabilities = attention.probabilities(scores);
        Heads.join(node, precision, attention, probabilities, given.valuesWidth());
        return attention.block(probabilities);
    }

    private void refuseSharedBuffers() throws OnnxFormatException, RefusedException {
        if (node.flag("past_present_share_buffer")) {
            throw new RefusedException("its past and present keys share one buffer, which only a decoder's loop fills");
        }
        if (node.flag("do_rotary")) {
            throw new RefusedException(
                    "it rotates queries and keys by positions that the runtime's kernel keeps for itself");
        }
    }

    private void present(Value keys, Value values) {
        node.output(1).ifPresent(output -> {
            Value both = emit.concat(
                    "present",
                    0,
                    List.of(emit.unsqueeze("present_keys", keys, 0), emit.unsqueeze("present_values", values, 0)));
            precision.result("Identity", output, List.of(both));
        });
    }

    private Optional<Value> masks(Masks masks) throws OnnxFormatException, RefusedException {
        Optional<Value> mask = node.input(places.mask());
        if (mask.isPresent() && !MaskShapes.isDummy(node.facts(mask.get()))) {
            masks.padding(
                    mask.get(),
                    MaskShapes.rank(node, places.mask(), 4),
                    node.number("mask_filter_value").orElse(USUAL_FILTER));
        }
        if (node.flag("unidirectional")) {
            masks.causalButForTheLast();
        }
        Optional<Value> bias = places.bias() < 0 ? Optional.empty() : node.input(places.bias());
        bias.ifPresent(value -> masks.bias(precision.toFloat("score_bias", value)));
        return masks.sum();
    }
}
