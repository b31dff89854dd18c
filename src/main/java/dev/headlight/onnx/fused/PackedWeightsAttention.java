package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/** {@code com.microsoft.Attention}: projects its input with the weights of queries, keys and values side by side. */
final class PackedWeightsAttention implements FusedOperator {
    private static final int WEIGHTS = 1;
    private static final int BIAS = 2;
    private static final ProjectedAttention.Places PLACES = new ProjectedAttention.Places(3, 4, 5);
    private static final int PAST_LENGTH = 6;

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        if (node.input(PAST_LENGTH).isPresent()) {
            throw new RefusedException("its past and present keys share one buffer, which only a decoder's loop fills");
        }
        node.rank(0, "input", 3, List.of(3));
        node.rank(WEIGHTS, "weight", 2, List.of(2));
        node.rank(BIAS, "bias", 1, List.of(1));
        Precision precision = new Precision(emit, node);
        Value input = precision.toFloat("input", node.required(0, "input"));
        Value weights = precision.toFloat("weights", node.required(WEIGHTS, "weight"));
        Value projected = emit.node("MatMul", "projection", List.of(input, weights));
        Optional<Value> bias = node.input(BIAS);
        if (bias.isPresent()) {
            Value added = precision.toFloat("bias", bias.get());
            projected = emit.node("Add", "projection_with_bias", List.of(projected, added));
        }
        long width = Math.max(node.facts(WEIGHTS).size(1), node.facts(BIAS).size(0));
        return new ProjectedAttention(node, emit, precision, PLACES).expand(projected, width);
    }

    @Override
    public String method() {
        return "projection by the packed weights, queries times keys, scale, masks, softmax, times values";
    }
}
