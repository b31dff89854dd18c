package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code com.microsoft.QAttention}: as {@code Attention}, with input and weights as integers of one byte. */
final class QuantizedAttention implements FusedOperator {
    private static final int WEIGHTS = 1;
    private static final int BIAS = 2;
    private static final int INPUT_SCALE = 3;
    private static final int WEIGHT_SCALE = 4;
    private static final int INPUT_ZERO = 6;
    private static final int WEIGHT_ZERO = 7;
    private static final ProjectedAttention.Places PLACES = new ProjectedAttention.Places(5, 8, -1);

    @Override
    public AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException {
        node.rank(0, "input", 3, List.of(3));
        node.rank(WEIGHTS, "weight", 2, List.of(2));
        node.rank(BIAS, "bias", 1, List.of(1));
        Precision precision = new Precision(emit, node);
        Value whole = emit.node("MatMulInteger", "integers", factors(node));
        Value products = emit.cast("projection", whole, DataType.FLOAT.getNumber());
        Value inputScale = precision.toFloat("input_scale", node.required(INPUT_SCALE, "scale of the input"));
        Value weightScale = precision.toFloat("weight_scale", node.required(WEIGHT_SCALE, "scale of the weights"));
        Value scale = emit.node("Mul", "projection_scale", List.of(inputScale, weightScale));
        Value scaled = emit.node("Mul", "projection_scaled", List.of(products, scale));
        Value bias = precision.toFloat("bias", node.required(BIAS, "bias"));
        Value projected = emit.node("Add", "projection_with_bias", List.of(scaled, bias));
        long width = Math.max(node.facts(WEIGHTS).size(1), node.facts(BIAS).size(0));
        return new ProjectedAttention(node, emit, precision, PLACES).expand(projected, width);
    }

    private static List<Value> factors(FusedNode node) throws OnnxFormatException {
        List<Value> inputs = new ArrayList<>();
        inputs.add(node.required(0, "input"));
        inputs.add(node.required(WEIGHTS, "weight"));
        inputs.add(node.input(INPUT_ZERO).orElse(Emitter.LEFT_OUT));
        inputs.add(node.input(WEIGHT_ZERO).orElse(Emitter.LEFT_OUT));
        return inputs;
    }

    @Override
    public String method() {
        return "projection in whole numbers as the kernel does it, scaled back, queries times keys, scale, masks, softmax,"
                + " times values";
    }
}
