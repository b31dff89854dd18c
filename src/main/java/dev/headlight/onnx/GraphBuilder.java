package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds an ONNX graph node by node, in data-flow order.
 *
 * <p>Every value has a name that is unique in the graph; a node is named as the value that it yields. Weights are only
 * declared here: their numbers go to a file of their own ({@link WeightsFile}), so that no model is ever in memory as a
 * whole. Not thread-safe.
 */
public final class GraphBuilder {
    private static final String RUNTIME_DOMAIN = "com.microsoft";

    private final GraphProto.Builder graph;
    private final int opset;
    private final List<WeightSlot> weights = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long weightsEnd;
    private boolean usesRuntimeOperators;

    /**
     * @param name of the graph, for people
     * @param opset version of the ONNX operators that the nodes mean
     */
    public GraphBuilder(String name, int opset) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.opset = opset;
    }

    /** @param shape sizes in decimal, or names of sizes that are known only at run time */
    public Value input(String name, ElementType type, String... shape) {
        graph.addInput(Protos.valueInfo(name, type, List.of(shape)));
        return declare(name);
    }

    /** A small constant {@code [numbers.length]}. */
    public Value constant(String name, long... numbers) {
        graph.addInitializer(Protos.integers(name, List.of((long) numbers.length), numbers));
        return declare(name);
    }

    /** A small constant of rank 0. */
    public Value scalar(String name, float number) {
        graph.addInitializer(Protos.floats(name, List.of(), number));
        return declare(name);
    }

    /** A float32 weight in the file of weights, which is laid out in the order of these calls. */
    public Value weight(String name, List<Long> shape) {
        WeightSlot slot = WeightSlot.after(weightsEnd, name, shape);
        weights.add(slot);
        weightsEnd = slot.end();
        graph.addInitializer(slot.proto());
        return declare(name);
    }

    /**
     * A node of an operator that ONNX Runtime has beyond those of ONNX, with one result.
     *
     * <p>For what the standard can only say in steps that take the runtime longer.
     */
    public Value runtimeNode(String operator, String name, List<Value> inputs, Attribute... attributes) {
        usesRuntimeOperators = true;
        return add(RUNTIME_DOMAIN, operator, List.of(name), inputs, attributes).getFirst();
    }

    /** A node with one result. */
    public Value node(String operator, String name, List<Value> inputs, Attribute... attributes) {
        return nodes(operator, List.of(name), inputs, attributes).getFirst();
    }

    /** A node with several results; it is called as the first of them. */
    public List<Value> nodes(String operator, List<String> results, List<Value> inputs, Attribute... attributes) {
        return add("", operator, results, inputs, attributes);
    }

    private List<Value> add(
            String domain, String operator, List<String> results, List<Value> inputs, Attribute... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .setName(results.getFirst())
                .addAllOutput(results);
        for (Value input : inputs) {
            if (!names.contains(input.name())) {
                throw new IllegalArgumentException(
                        operator + " " + results.getFirst() + " uses " + input.name() + ", which is not there yet");
            }
            node.addInput(input.name());
        }
        for (Attribute attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        graph.addNode(node);
        return results.stream().map(this::declare).toList();
    }

    /** Makes a value an output of the graph; {@code shape} as for inputs. */
    public void output(Value value, ElementType type, String... shape) {
        if (!names.contains(value.name())) {
            throw new IllegalArgumentException("the graph has no value " + value.name());
        }
        graph.addOutput(Protos.valueInfo(value.name(), type, List.of(shape)));
    }

    public OnnxGraph build() {
        List<OperatorSetIdProto> opsets = new ArrayList<>();
        opsets.add(OperatorSetIdProto.newBuilder().setVersion(opset).build());
        if (usesRuntimeOperators) {
            opsets.add(OperatorSetIdProto.newBuilder()
                    .setDomain(RUNTIME_DOMAIN)
                    .setVersion(1)
                    .build());
        }
        return new OnnxGraph(graph.build(), opsets, weights, OnnxGraph.IR_VERSION);
    }

    private Value declare(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("the graph has two values called " + name);
        }
        return new Value(name);
    }
}
