package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code com.microsoft.GroupQueryAttention}: causal attention in which several heads of queries share a head of keys.
 * Rewritten though it could yield its probabilities itself, so that they can be multiplied by a mask of heads.
 */
final class GroupQueryAttention implements FusedOperator {
    private static final int SCORE_BIAS = 10;
    private static final int SINK = 11;
    private static final int KEY_SCALE = 12;
    private static final int VALUE_SCALE = 13;
    private static final int SCORES_OUTPUT = 3;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        if (node.input(KEY_SCALE).isPresent() || node.input(VALUE_SCALE).isPresent()) {
            throw new RefusedException("its past keys are quantised");
        }
        Precision precision = new Precision(emit, node);
        GroupedInputs inputs = GroupedInputs.read(node, emit, precision);
        KeyCache cache = KeyCache.of(node, emit, precision, inputs.queries());
        GroupedInputs turned =
                node.flag("do_rotary") ? inputs.rotated(Rotation.of(node, emit, precision, cache.positions())) : inputs;
        Value queries = turned.queries();
        Value keys = cache.extend("keys", turned.keys(), cache.pastKeys());
        Value values = cache.extend("values", turned.values(), cache.pastValues());
        node.output(1).ifPresent(output -> precision.result("Identity", output, List.of(keys)));
        node.output(2).ifPresent(output -> precision.result("Identity", output, List.of(values)));
        OptionalLong times = OptionalLong.of(inputs.heads() / inputs.sharedHeads());
        Value allKeys = RepeatedHeads.repeat(emit, "all_keys", cache.used("keys_used", keys), queries, times);
        Value allValues = RepeatedHeads.repeat(emit, "all_values", cache.used("values_used", values), queries, times);
        DotProduct attention = new DotProduct(emit, queries, allKeys, allValues);
        Value scores = scores(node, emit, precision, attention, inputs.headSize(), cache);
        Value probabilities = probabilities(node, emit, precision, attention, scores);
        shownScores(node, precision, scores, probabilities);
        long width = inputs.headSize() == TensorFacts.UNKNOWN_SIZE ? -1 : inputs.heads() * inputs.headSize();
        Heads.join(node, precision, attention, probabilities, width);
        return attention.block(probabilities);
    }

    private static Value scores(
            FusedNode node, Emitter emit, Precision precision, DotProduct attention, long headSize, KeyCache cache)
            throws OnnxFormatException {
        Value scores = attention.scores(node.number("scale"), headSize);
        float cap = node.number("softcap").orElse(0f);
        Value capped = cap > 0 ? attention.capped(scores, cap) : scores;
        Masks masks = new Masks(emit, attention.queries(), attention.keys(), Optional.empty(), Masks.LOWEST);
        node.input(SCORE_BIAS).ifPresent(bias -> masks.bias(precision.toFloat("score_bias", bias)));
        masks.lengths(cache.lengths());
        masks.causalFrom(
                emit.unsqueeze("causal/start", cache.pastLengths(), 1, 2, 3), node.integer("local_window_size", -1));
        return attention.masked(capped, masks.sum());
    }

    private static Value probabilities(
            FusedNode node, Emitter emit, Precision precision, DotProduct attention, Value scores)
            throws OnnxFormatException {
        Optional<Value> sink = node.input(SINK).map(value -> precision.toFloat("sink", value));
        if (sink.isPresent()) {
            return attention.probabilitiesBeside(scores, emit.reshape("sink/shaped", sink.get(), 1, -1, 1, 1));
        }
        return node.flag("smooth_softmax")
                ? attention.probabilitiesBeside(scores, emit.reshape("sink", emit.number("sink/score", 0), 1, 1, 1, 1))
                : attention.probabilities(scores);
    }

    private static void shownScores(FusedNode node, Precision precision, Value scores, Value probabilities)
            throws OnnxFormatException {
        Value shown = node.integer("qk_output", 0) == 2 ? probabilities : scores;
        node.output(SCORES_OUTPUT).ifPresent(output -> precision.result("Identity", output, List.of(shown)));
    }

    @Override
    public String method() {
        return "rotation, repetition of shared heads, queries times keys, scale, causal mask, softmax, times values";
    }
}
