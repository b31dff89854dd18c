package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects changes to a graph: more nodes, values used in place of others, other inputs and outputs. Not thread-safe. */
final class GraphEdit {
    private final GraphProto graph;
    private final Map<String, String> replaced = new HashMap<>();
    private final Set<String> unchanged = new HashSet<>();
    private final List<NodeProto> added = new ArrayList<>();
    private final List<TensorProto> constants = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> nodeNames = new HashSet<>();

    GraphEdit(GraphProto graph) {
        this.graph = graph;
        graph.getNodeList().forEach(node -> {
            names.addAll(node.getOutputList());
            nodeNames.add(node.getName());
        });
        graph.getInitializerList().forEach(tensor -> names.add(tensor.getName()));
        graph.getInputList().forEach(input -> names.add(input.getName()));
    }

    /** A name that nothing has yet. */
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 1; !names.add(name); i++) {
            name = wanted + "~" + i;
        }
        return name;
    }

    void input(String name, ElementType type, String... shape) {
        inputs.add(Protos.valueInfo(name, type, List.of(shape)));
    }

    void output(String name, String... shape) {
        outputs.add(Protos.valueInfo(name, ElementType.FLOAT, List.of(shape)));
    }

    String integers(String wanted, long... numbers) {
        String name = fresh(wanted);
        constants.add(Protos.integers(name, List.of((long) numbers.length), numbers));
        return name;
    }

    String integer(String wanted, long number) {
        String name = fresh(wanted);
        constants.add(Protos.integers(name, List.of(), number));
        return name;
    }

    /** A node whose inputs are not replaced by anything. */
    String node(String operator, String wanted, List<String> from, Attribute... attributes) {
        String name = fresh(wanted);
        named(operator, name, from, attributes);
        return name;
    }

    void named(String operator, String name, List<String> from, Attribute... attributes) {
        names.add(name);
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).addAllInput(from).addOutput(name);
        if (nodeNames.add(name)) {
            node.setName(name);
        }
        for (Attribute attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        added.add(node.build());
        unchanged.add(name);
    }

    String cast(String value, int type) {
        return node("Cast", value + "/cast", List.of(value), Attribute.of("to", (long) type));
    }

    /** Makes all nodes of the original use another value. */
    void replace(String value, String by) {
        replaced.put(value, by);
    }

    /** The changed graph, in data-flow order, without what no output needs. */
    GraphProto build() throws OnnxFormatException {
        GraphProto.Builder result =
                graph.toBuilder().clearNode().clearInput().clearOutput().clearValueInfo();
        for (NodeProto node : graph.getNodeList()) {
            result.addNode(Renaming.inputs(node, replaced));
        }
        result.addAllNode(added)
                .addAllInitializer(constants)
                .addAllInput(inputs)
                .addAllOutput(outputs);
        return pruned(DataFlowOrder.sorted(result.build()));
    }

    private static GraphProto pruned(GraphProto sorted) {
        Map<String, NodeProto> makers = new HashMap<>();
        sorted.getNodeList().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        sorted.getOutputList().forEach(output -> open.add(output.getName()));
        while (!open.isEmpty()) {
            String value = open.removeFirst();
            if (needed.add(value) && makers.containsKey(value)) {
                open.addAll(DataFlowOrder.uses(makers.getOrDefault(value, NodeProto.getDefaultInstance())));
            }
        }
        GraphProto.Builder result = sorted.toBuilder().clearNode().clearInitializer();
        sorted.getNodeList().stream()
                .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
                .forEach(result::addNode);
        sorted.getInitializerList().stream()
                .filter(tensor -> needed.contains(tensor.getName()))
                .forEach(result::addInitializer);
        return result.build();
    }
}
