package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes and who uses each value of a graph, and what the constants are. Immutable. */
final class GraphIndex {
    private static final int LONGEST_CHAIN = 16;

    private final @Nullable GraphIndex outer;
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, TensorProto> initializers = new HashMap<>();

    GraphIndex(GraphProto graph) {
        this(graph, null);
    }

    /** @param outer the graph that this one is within, whose values it sees */
    GraphIndex(GraphProto graph, @Nullable GraphIndex outer) {
        this.outer = outer;
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
            node.getInputList().stream()
                    .distinct()
                    .forEach(input -> consumers
                            .computeIfAbsent(input, name -> new ArrayList<>())
                            .add(node));
        }
        producers.remove("");
        consumers.remove("");
    }

    Optional<NodeProto> producer(String value) {
        NodeProto node = producers.get(value);
        return node == null && outer != null && !initializers.containsKey(value)
                ? outer.producer(value)
                : Optional.ofNullable(node);
    }

    /** The node that makes a value, if it is one of this kind. */
    Optional<NodeProto> producer(String value, String operator) {
        return producer(value).filter(node -> node.getOpType().equals(operator));
    }

    /** The nodes of this graph that use a value, in data-flow order. */
    List<NodeProto> consumers(String value) {
        return List.copyOf(consumers.getOrDefault(value, List.of()));
    }

    boolean isConstant(String value) {
        return constant(value).isPresent();
    }

    /** The tensor behind an initializer, a {@code Constant} node or an {@code Identity} of one. */
    Optional<TensorProto> constant(String value) {
        String current = value;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            TensorProto initializer = initializers.get(current);
            if (initializer != null) {
                return Optional.of(initializer);
            }
            NodeProto maker = producers.get(current);
            if (maker == null) {
                return outer == null ? Optional.empty() : outer.constant(current);
            }
            if (maker.getOpType().equals("Constant")) {
                return Constants.tensor(maker);
            }
            if (!maker.getOpType().equals("Identity")) {
                return Optional.empty();
            }
            current = maker.getInput(0);
        }
        return Optional.empty();
    }

    /** The whole numbers of a small int64 or int32 constant; empty where it is none. */
    Optional<long[]> wholeNumbers(String value) {
        return constant(value).flatMap(Constants::wholeNumbers);
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** Whether a node is a {@code Transpose} by exactly this permutation. */
    static boolean isTranspose(NodeProto node, List<Long> permutation) {
        return node.getOpType().equals("Transpose")
                && NodeReader.integers(node, "perm").filter(permutation::equals).isPresent();
    }
}
