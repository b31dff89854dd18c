package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/**
 * The scale and zero point of the runtime's {@code QLinearSoftmax}, whose probabilities are whole numbers:
 * {@code (number - zero point) * scale}.
 *
 * @param zeroPoint the name of a constant; empty for zero
 */
record QuantizedSoftmax(String scale, String zeroPoint) {
    private static final int SCALE = 3;
    private static final int ZERO_POINT = 4;

    static boolean is(NodeProto node) {
        return node.getOpType().equals("QLinearSoftmax");
    }

    static QuantizedSoftmax of(NodeProto node) {
        return new QuantizedSoftmax(NodeReader.input(node, SCALE), NodeReader.input(node, ZERO_POINT));
    }

    /** The probabilities as float32. */
    String floats(GraphEdit edit, String value) {
        return edit.node("DequantizeLinear", value + "/floats", inputs(value));
    }

    /** Floats as the numbers that the softmax would have yielded for them. */
    String quantized(GraphEdit edit, String value) {
        return edit.node("QuantizeLinear", value + "/quantized", inputs(value));
    }

    private List<String> inputs(String value) {
        return zeroPoint.isEmpty() ? List.of(value, scale) : List.of(value, scale, zeroPoint);
    }
}
