package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.headlight.core.ModelPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts a piece out of a graph: everything that some values need, up to values that are fed instead. Weights stay in the
 * file beside the model, which the piece shares. One piece each; not thread-safe.
 */
final class GraphCut {
    /** Weights that lie within the model's own file are copied; larger ones than this in all are not. */
    private static final int MOST_COPIED = 64 << 20;

    private final OnnxModelFile file;
    private final Map<String, NodeProto> makers = new HashMap<>();
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, ValueInfoProto> inputs = new HashMap<>();
    private final Map<String, ValueInfoProto> given = new HashMap<>();
    private final Map<String, ValueInfoProto> declared = new HashMap<>();
    private final List<NodeProto> added = new ArrayList<>();
    private final List<TensorProto> constants = new ArrayList<>();
    private int copied;

    GraphCut(OnnxModelFile file) {
        this.file = file;
        GraphProto graph = file.model().getGraph();
        graph.getInputList().forEach(input -> inputs.put(input.getName(), input));
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        graph.getNodeList().forEach(this::index);
    }

    private void index(NodeProto node) {
        node.getOutputList().forEach(output -> makers.put(output, node));
    }

    /** A value that will be fed in place of the nodes that make it; {@code shape} as for {@link Protos#valueInfo}. */
    GraphCut given(String value, ElementType type, String... shape) {
        given.put(value, Protos.valueInfo(value, type, List.of(shape)));
        return this;
    }

    /** A node beside those of the graph, or in place of the one with that result, which it is called by. */
    GraphCut node(String operator, String result, List<String> from, Attribute... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setName(result)
                .addAllInput(from)
                .addOutput(result);
        for (Attribute attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        NodeProto built = node.build();
        added.add(built);
        index(built);
        return this;
    }

    GraphCut integers(String name, long... numbers) {
        TensorProto tensor = Protos.integers(name, List.of((long) numbers.length), numbers);
        constants.add(tensor);
        initializers.put(name, tensor);
        return this;
    }

    GraphCut number(String name, float number) {
        TensorProto tensor = Protos.floats(name, List.of(), number);
        constants.add(tensor);
        initializers.put(name, tensor);
        return this;
    }

    /**
     * The piece that yields these values.
     *
     * @throws OnnxFormatException if it holds more numbers of its own than can be copied
     */
    ModelPart yielding(List<String> outputs) throws IOException {
        Set<String> needed = needed(outputs);
        GraphProto.Builder graph = GraphProto.newBuilder().setName("part");
        List<String> fed = new ArrayList<>();
        for (String value : needed) {
            ValueInfoProto input = given.getOrDefault(value, inputs.get(value));
            TensorProto initializer = initializers.get(value);
            if (initializer != null && !given.containsKey(value)) {
                graph.addInitializer(stored(initializer));
            } else if (input != null) {
                graph.addInput(input);
                fed.add(value);
            }
        }
        addNodes(graph, needed);
        outputs.forEach(output -> graph.addOutput(declared.getOrDefault(output, unshaped(output))));
        ModelProto model = file.model().toBuilder()
                .clearFunctions()
                .clearMetadataProps()
                .setGraph(graph)
                .build();
        return new ModelPart(
                model.toByteArray(),
                Objects.requireNonNull(file.file().toAbsolutePath().getParent()),
                fed,
                outputs);
    }

    /** Whether an operator of this name is needed for some values. */
    boolean needs(String operator, List<String> outputs) {
        return needed(outputs).stream()
                .filter(value -> !given.containsKey(value))
                .map(makers::get)
                .anyMatch(node -> node != null && node.getOpType().equals(operator));
    }

    /** What the output's shape is, is left to the runtime to find. */
    private static ValueInfoProto unshaped(String output) {
        ValueInfoProto.Builder info = Protos.valueInfo(output, ElementType.FLOAT, List.of()).toBuilder();
        info.getTypeBuilder().getTensorTypeBuilder().clearShape();
        return info.build();
    }

    /** Outputs of the graph keep the types and sizes that it declares. */
    GraphCut asDeclared() {
        file.model().getGraph().getOutputList().forEach(output -> declared.put(output.getName(), output));
        return this;
    }

    private Set<String> needed(List<String> outputs) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(outputs);
        while (!open.isEmpty()) {
            String value = open.removeFirst();
            NodeProto maker = makers.get(value);
            if (needed.add(value) && !given.containsKey(value) && maker != null) {
                open.addAll(DataFlowOrder.uses(maker));
            }
        }
        return needed;
    }

    private void addNodes(GraphProto.Builder graph, Set<String> needed) throws OnnxFormatException {
        Set<String> made = new HashSet<>(needed);
        made.removeAll(given.keySet());
        Set<String> replaced = new HashSet<>();
        added.forEach(node -> replaced.addAll(node.getOutputList()));
        Stream.concat(
                        file.model().getGraph().getNodeList().stream()
                                .filter(node -> node.getOutputList().stream().noneMatch(replaced::contains)),
                        added.stream())
                .filter(node -> node.getOutputList().stream().anyMatch(made::contains))
                .forEach(graph::addNode);
        List<NodeProto> sorted = DataFlowOrder.sorted(graph.build()).getNodeList();
        graph.clearNode().addAllNode(sorted);
    }

    private TensorProto stored(TensorProto tensor) throws IOException {
        StoredNumbers place = StoredNumbers.of(tensor).orElse(null);
        if (place == null) {
            return tensor;
        }
        if (!place.file().isEmpty()) {
            return WeightSlot.external(tensor, place);
        }
        ByteBuffer numbers = file.numbers(tensor, MOST_COPIED - copied)
                .orElseThrow(() -> new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName())
                        + "\" is too large to be copied; import the model again"));
        copied += numbers.remaining();
        return tensor.toBuilder()
                .clearDataLocation()
                .clearExternalData()
                .setRawData(ByteString.copyFrom(numbers))
                .build();
    }
}
