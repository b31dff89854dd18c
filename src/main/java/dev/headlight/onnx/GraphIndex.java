package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who makes and who uses each value of a graph, and what the constants are. Immutable. */
final class GraphIndex {
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, TensorProto> initializers = new HashMap<>();

    GraphIndex(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
            node.getInputList()
                    .forEach(input -> consumers
                            .computeIfAbsent(input, name -> new ArrayList<>())
                            .add(node));
        }
    }

    Optional<NodeProto> producer(String value) {
        return Optional.ofNullable(producers.get(value));
    }

    /** The node that makes a value, if it is one of this kind. */
    Optional<NodeProto> producer(String value, String operator) {
        return producer(value).filter(node -> node.getOpType().equals(operator));
    }

    List<NodeProto> consumers(String value) {
        return List.copyOf(consumers.getOrDefault(value, List.of()));
    }

    boolean isConstant(String value) {
        return constant(value).isPresent();
    }

    /** The tensor behind an initializer, a {@code Constant} node or an {@code Identity} of one. */
    Optional<TensorProto> constant(String value) {
        TensorProto initializer = initializers.get(value);
        if (initializer != null) {
            return Optional.of(initializer);
        }
        Optional<NodeProto> node = producer(value);
        if (node.isPresent()
                && node.get().getOpType().equals("Identity")
                && node.get().getInputCount() == 1) {
            return Optional.ofNullable(initializers.get(node.get().getInput(0)));
        }
        return node.filter(maker -> maker.getOpType().equals("Constant"))
                .flatMap(maker -> attribute(maker, "value"))
                .map(AttributeProto::getT);
    }

    /** The whole numbers of a small int64 constant; empty where it is none. */
    Optional<long[]> wholeNumbers(String value) {
        return constant(value)
                .filter(tensor -> tensor.getDataType() == TensorProto.DataType.INT64_VALUE)
                .map(GraphIndex::wholeNumbers);
    }

    private static long[] wholeNumbers(TensorProto tensor) {
        if (tensor.getInt64DataCount() > 0) {
            return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
        }
        LongBuffer raw = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
        long[] numbers = new long[raw.remaining()];
        raw.get(numbers);
        return numbers;
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** Whether a node is a {@code Transpose} by exactly this permutation. */
    static boolean isTranspose(NodeProto node, List<Long> permutation) {
        return node.getOpType().equals("Transpose")
                && attribute(node, "perm")
                        .map(AttributeProto::getIntsList)
                        .filter(permutation::equals)
                        .isPresent();
    }
}
