package dev.headlight.onnx.fused;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Scaled dot-product attention in primitive operators.
 *
 * @param queries {@code [batch, heads, queries, head size]}
 * @param keys {@code [batch, heads, keys, head size]}
 * @param values {@code [batch, heads, keys, head size]}
 */
record DotProduct(Emitter emit, Value queries, Value keys, Value values) {
    private static final long LAST_AXIS = 3;

    /**
     * @param given the factor that the node states; without one, or if it is 0, one over the root of the head size
     * @return {@code [batch, heads, queries, keys]}
     */
    Value scores(Optional<Float> given, long headSize) {
        Value turned = emit.transpose("keys_transposed", keys, 0, 1, 3, 2);
        Value product = emit.node("MatMul", "products", List.of(queries, turned));
        return emit.node("Mul", "scores", List.of(product, scale(given.filter(scale -> scale != 0), headSize)));
    }

    private Value scale(Optional<Float> given, long headSize) {
        if (given.isPresent() || headSize > 0) {
            return emit.number("scale", given.map(Float::doubleValue).orElse(1 / Math.sqrt((double) headSize)));
        }
        Value size = emit.cast("scale/head_size", emit.size("scale/size", queries, LAST_AXIS), 1);
        return emit.node("Reciprocal", "scale", List.of(emit.node("Sqrt", "scale/root", List.of(size))));
    }

    /** Adds what there is to add. */
    Value masked(Value scores, Optional<Value> mask) {
        return mask.isEmpty() ? scores : emit.node("Add", "masked_scores", List.of(scores, mask.get()));
    }

    /** Scores bent so that none lies beyond {@code cap} on either side. */
    Value capped(Value scores, float cap) {
        Value limit = emit.number("cap", cap);
        Value share =
                emit.node("Tanh", "scores_bent", List.of(emit.node("Div", "scores_shrunk", List.of(scores, limit))));
        return emit.node("Mul", "scores_capped", List.of(share, limit));
    }

    Value probabilities(Value scores) {
        return emit.node("Softmax", "probabilities", List.of(scores), Attribute.of("axis", LAST_AXIS));
    }

    /** As {@link #probabilities}, but all zero for a query that may see no key: all its scores are minus infinity. */
    Value probabilitiesOrNone(Value scores) {
        Value some = emit.node("Softmax", "softmax", List.of(scores), Attribute.of("axis", LAST_AXIS));
        Value none = emit.node("IsNaN", "softmax/none", List.of(some));
        return emit.node("Where", "probabilities", List.of(none, emit.number("softmax/zero", 0), some));
    }

    /**
     * Probabilities that sum to less than one, as if there were one more key without a value.
     *
     * @param score of that key, which broadcasts to {@code [batch, heads, queries, 1]}
     */
    Value probabilitiesBeside(Value scores, Value score) {
        Value end = emit.sizeAsList("sink/place", scores, LAST_AXIS);
        Value first = emit.slice("sink/first", scores, LAST_AXIS, 0, 1);
        Value none = emit.node("Mul", "sink/none", List.of(first, emit.number("sink/zero", 0)));
        Value column = emit.node("Add", "sink/column", List.of(none, score));
        Value all = emit.node(
                "Softmax",
                "softmax",
                List.of(emit.concat("scores_and_sink", LAST_AXIS, List.of(scores, column))),
                Attribute.of("axis", LAST_AXIS));
        return emit.slice("probabilities", all, LAST_AXIS, emit.integers("sink/start", 0), end);
    }

    /** @return {@code [batch, heads, queries, head size]} */
    Value context(Value probabilities) {
        return emit.node("MatMul", "context", List.of(probabilities, values));
    }

    /**
     * Puts the heads of the context side by side.
     *
     * @return {@code [batch, queries, heads, head size]}
     */
    Value merged(Value probabilities) {
        return emit.transpose("context_merged", context(probabilities), 0, 2, 1, 3);
    }

    AttentionBlock block(Value probabilities) {
        return new AttentionBlock(queries, keys, values, probabilities);
    }
}
