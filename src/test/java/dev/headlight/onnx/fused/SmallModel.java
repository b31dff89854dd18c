package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import com.google.protobuf.ByteString;
import dev.headlight.onnx.Attribute;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model of one fused node with what to feed it; sizes of inputs are open, those of weights are not. */
final class SmallModel {
    private final NodeProto.Builder node;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("small");
    private final Map<String, Numbers> feeds = new LinkedHashMap<>();
    private final OnnxJavaType resultType;
    private int opset = 17;

    private SmallModel(String domain, String operator, OnnxJavaType resultType) {
        node = NodeProto.newBuilder().setDomain(domain).setOpType(operator).setName("fused");
        this.resultType = resultType;
    }

    static SmallModel microsoft(String operator) {
        return new SmallModel("com.microsoft", operator, OnnxJavaType.FLOAT);
    }

    static SmallModel microsoftHalf(String operator) {
        return new SmallModel("com.microsoft", operator, OnnxJavaType.FLOAT16);
    }

    static SmallModel standard(String operator, int opset) {
        return new SmallModel("", operator, OnnxJavaType.FLOAT).opset(opset);
    }

    static SmallModel standardHalf(String operator, int opset) {
        return new SmallModel("", operator, OnnxJavaType.FLOAT16).opset(opset);
    }

    SmallModel opset(int version) {
        this.opset = version;
        return this;
    }

    /** An input of the graph whose rank is declared, but none of its sizes. */
    SmallModel input(String name, Numbers numbers) {
        node.addInput(name);
        feeds.put(name, numbers);
        graph.addInput(declared(name, numbers.type(), numbers.shape().length));
        return this;
    }

    SmallModel weight(String name, Numbers numbers) {
        node.addInput(name);
        graph.addInitializer(tensor(name, numbers));
        return this;
    }

    SmallModel leftOut(int count) {
        for (int i = 0; i < count; i++) {
            node.addInput("");
        }
        return this;
    }

    SmallModel set(String name, long number) {
        node.addAttribute(Attribute.of(name, number).proto());
        return this;
    }

    SmallModel set(String name, float number) {
        node.addAttribute(Attribute.of(name, number).proto());
        return this;
    }

    SmallModel setAll(String name, long... numbers) {
        node.addAttribute(Attribute.ofAll(name, numbers).proto());
        return this;
    }

    /** Outputs of the node, all of them outputs of the graph; an empty name leaves one out. */
    SmallModel outputs(String... names) {
        for (String name : names) {
            node.addOutput(name);
            if (!name.isEmpty()) {
                graph.addOutput(declared(name, resultType, -1));
            }
        }
        return this;
    }

    Map<String, Numbers> feeds() {
        return Map.copyOf(feeds);
    }

    ModelProto build() {
        return model(graph.clone().addNode(node).build());
    }

    private ModelProto model(GraphProto content) {
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(1))
                .setGraph(content)
                .build();
    }

    /** The same node in both branches of an {@code If} node called {@code choice} whose condition is true. */
    ModelProto buildWithin() {
        GraphProto.Builder outer = graph.clone().clearOutput();
        NodeProto.Builder choice =
                NodeProto.newBuilder().setOpType("If").setName("choice").addInput("condition");
        outer.addInitializer(tensor("condition", Numbers.of(OnnxJavaType.BOOL, new long[0], 1)));
        for (String branch : new String[] {"then_branch", "else_branch"}) {
            NodeProto.Builder inside = node.clone().clearOutput();
            GraphProto.Builder inner = GraphProto.newBuilder().setName(branch);
            for (ValueInfoProto output : graph.getOutputList()) {
                String name = output.getName() + "_" + branch;
                inside.addOutput(name);
                inner.addOutput(output.toBuilder().setName(name));
            }
            choice.addAttribute(AttributeProto.newBuilder()
                    .setName(branch)
                    .setType(AttributeType.GRAPH)
                    .setG(inner.addNode(inside)));
        }
        graph.getOutputList().forEach(output -> choice.addOutput(output.getName()));
        return model(outer.addNode(choice).addAllOutput(graph.getOutputList()).build());
    }

    private static ValueInfoProto declared(String name, OnnxJavaType type, int rank) {
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(dataType(type).getNumber());
        if (rank >= 0) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (int axis = 0; axis < rank; axis++) {
                shape.addDim(Dimension.newBuilder().setDimParam(name + "_" + axis));
            }
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static DataType dataType(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> DataType.FLOAT;
            case FLOAT16 -> DataType.FLOAT16;
            case INT64 -> DataType.INT64;
            case INT32 -> DataType.INT32;
            case INT8 -> DataType.INT8;
            case UINT8 -> DataType.UINT8;
            case BOOL -> DataType.BOOL;
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private static TensorProto tensor(String name, Numbers numbers) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(dataType(numbers.type()).getNumber());
        Arrays.stream(numbers.shape()).forEach(tensor::addDims);
        ByteBuffer raw = ByteBuffer.allocate(numbers.numbers().length * 4).order(ByteOrder.LITTLE_ENDIAN);
        switch (numbers.type()) {
            case FLOAT -> {
                for (float number : numbers.floats()) {
                    raw.putFloat(number);
                }
            }
            case FLOAT16 -> {
                for (float number : numbers.floats()) {
                    raw.putShort(ai.onnxruntime.platform.Fp16Conversions.floatToFp16(number));
                }
            }
            default -> raw.put(numbers.bytes());
        }
        return tensor.setRawData(ByteString.copyFrom(raw.flip())).build();
    }
}
