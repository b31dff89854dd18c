package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.HashMap;
import java.util.Map;

/** The element types of a graph's values, as ONNX numbers them; float where nothing tells. */
final class ElementTypes {
    private final Map<String, Integer> types = new HashMap<>();
    private final GraphIndex index;

    ElementTypes(GraphProto graph, GraphIndex index) {
        this.index = index;
        graph.getInputList()
                .forEach(input -> types.put(
                        input.getName(), input.getType().getTensorType().getElemType()));
        graph.getInitializerList().forEach(tensor -> types.put(tensor.getName(), tensor.getDataType()));
        graph.getNodeList().forEach(this::follow);
    }

    private void follow(NodeProto node) {
        int first = of(NodeReader.input(node, 0));
        int type = switch (node.getOpType()) {
            case "Cast" -> (int) NodeReader.integer(node, "to", DataType.FLOAT_VALUE);
            case "CastLike" -> of(NodeReader.input(node, 1));
            case "Shape", "Size", "NonZero", "ArgMax" -> DataType.INT64_VALUE;
            case "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "Not", "And", "Or", "IsNaN", "IsInf" ->
                DataType.BOOL_VALUE;
            case "Where" -> of(node.getInput(1));
            case "DequantizeLinear" -> of(node.getInput(1));
            case "QuantizeLinear" -> node.getInputCount() > 2 ? of(node.getInput(2)) : DataType.UINT8_VALUE;
            case "DynamicQuantizeLinear" -> DataType.UINT8_VALUE;
            case "MatMulInteger", "ConvInteger" -> DataType.INT32_VALUE;
            case "Constant" ->
                Constants.tensor(node).map(tensor -> tensor.getDataType()).orElse(DataType.FLOAT_VALUE);
            case "ConstantOfShape" ->
                GraphIndex.attribute(node, "value")
                        .map(value -> value.getT().getDataType())
                        .orElse(DataType.FLOAT_VALUE);
            case "MatMulIntegerToFloat", "DynamicQuantizeMatMul" -> DataType.FLOAT_VALUE;
            default -> first;
        };
        node.getOutputList().forEach(output -> types.put(output, type));
        if (node.getOpType().equals("DynamicQuantizeLinear") && node.getOutputCount() > 1) {
            types.put(node.getOutput(1), DataType.FLOAT_VALUE);
        }
    }

    int of(String value) {
        Integer known = types.get(value);
        if (known != null) {
            return known;
        }
        return index.constant(value).map(tensor -> tensor.getDataType()).orElse(DataType.FLOAT_VALUE);
    }

    boolean isFloat(String value) {
        return of(value) == DataType.FLOAT_VALUE;
    }

    boolean isFloating(String value) {
        int type = of(value);
        return type == DataType.FLOAT_VALUE
                || type == DataType.FLOAT16_VALUE
                || type == DataType.BFLOAT16_VALUE
                || type == DataType.DOUBLE_VALUE;
    }
}
