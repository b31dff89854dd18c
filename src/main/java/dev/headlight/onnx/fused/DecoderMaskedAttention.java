package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code com.microsoft.DecoderMaskedMultiHeadAttention}: one query of a decoder's loop, whose past keys may lie in a
 * buffer with free places and may have to be picked from other beams of the search.
 */
final class DecoderMaskedAttention implements FusedOperator {
    private static final int MASK = 3;
    private static final int SCORE_BIAS = 4;
    private static final int PAST_KEYS = 5;
    private static final int PAST_VALUES = 6;
    private static final int BIAS = 10;
    private static final int SCORES_OUTPUT = 3;
    private static final float USUAL_FILTER = -10_000;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        int heads = node.heads("num_heads");
        Precision precision = new Precision(emit, node);
        HeadedInputs given = new HeadedInputsReader(node, emit, precision, heads).read(BIAS);
        LoopCache cache = new LoopCache(node, emit, precision);
        Value keys = cache.extend(PAST_KEYS, "all_keys", given.keys(), 1);
        Value values = cache.extend(PAST_VALUES, "all_values", given.values(), 2);
        DotProduct attention = new DotProduct(emit, given.queries(), keys, values);
        Masks masks = new Masks(emit, given.queries(), keys, Optional.empty(), Masks.LOWEST);
        Optional<Value> mask = node.input(MASK);
        if (mask.isPresent()) {
            masks.padding(
                    mask.get(),
                    node.rank(MASK, "mask", 2, List.of(2)),
                    node.number("mask_filter_value").orElse(USUAL_FILTER));
        }
        node.input(SCORE_BIAS).ifPresent(bias -> masks.bias(precision.toFloat("score_bias", bias)));
        Value scores = attention.masked(attention.scores(node.number("scale"), given.headSize()), masks.sum());
        node.output(SCORES_OUTPUT).ifPresent(output -> precision.result("Identity", output, List.of(scores)));
        Value probabilities = attention.probabilities(scores);
        Heads.join(node, precision, attention, probabilities, given.valuesWidth());
        return attention.block(probabilities);
    }

    @Override
    public String method() {
        return "past keys of the loop, queries times keys, scale, masks, softmax, times values";
    }
}
