package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts about all values of a graph and of the graphs around it: what the file states, and what follows from that
 * for the results of common operators. Goes once through the nodes in their order.
 */
final class GraphFacts {
    /** Longer constants are no shapes and no axes. */
    private static final int LONGEST_LIST = 16;

    private final @Nullable GraphFacts outer;
    private final Map<String, TensorFacts> known = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();

    GraphFacts(GraphProto graph, @Nullable GraphFacts outer) {
        this(outer);
        graph.getInputList().forEach(this::state);
        graph.getValueInfoList().forEach(this::state);
        graph.getOutputList().forEach(this::state);
        graph.getInitializerList().forEach(tensor -> constant(tensor.getName(), tensor));
        graph.getNodeList().forEach(this::infer);
    }

    /** @param nodes of a local function, about whose inputs nothing is known */
    GraphFacts(List<NodeProto> nodes) {
        this((GraphFacts) null);
        nodes.forEach(this::infer);
    }

    private GraphFacts(@Nullable GraphFacts outer) {
        this.outer = outer;
    }

    TensorFacts of(String value) {
        TensorFacts facts = known.get(value);
        if (facts != null) {
            return facts;
        }
        return outer == null ? TensorFacts.NONE : outer.of(value);
    }

    /** The numbers of a short constant list. */
    Optional<List<Long>> list(String value) {
        List<Long> list = lists.get(value);
        if (list != null) {
            return Optional.of(list);
        }
        return outer == null ? Optional.empty() : outer.list(value);
    }

    private void state(ValueInfoProto value) {
        known.put(
                value.getName(),
                TensorFacts.of(value.getType()).or(known.getOrDefault(value.getName(), TensorFacts.NONE)));
    }

    private void constant(String name, TensorProto tensor) {
        known.put(name, TensorFacts.of(tensor));
        boolean list = tensor.getDataType() == DataType.INT64.getNumber() && tensor.getDimsCount() <= 1;
        if (list && tensor.getDimsList().stream().allMatch(size -> size >= 0 && size <= LONGEST_LIST)) {
            numbers(tensor).ifPresent(numbers -> lists.put(name, numbers));
        }
    }

    private static Optional<List<Long>> numbers(TensorProto tensor) {
        long expected = tensor.getDimsCount() == 0 ? 1 : tensor.getDims(0);
        if (tensor.getInt64DataCount() == expected) {
            return Optional.of(List.copyOf(tensor.getInt64DataList()));
        }
        LongBuffer raw = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
        if (raw.remaining() != expected) {
            return Optional.empty();
        }
        long[] numbers = new long[raw.remaining()];
        raw.get(numbers);
        return Optional.of(Arrays.stream(numbers).boxed().toList());
    }

    private void infer(NodeProto node) {
        if (node.getOpType().equals("Constant")) {
            node.getAttributeList().stream()
                    .filter(AttributeProto::hasT)
                    .forEach(attribute -> node.getOutputList().forEach(output -> constant(output, attribute.getT())));
            return;
        }
        List<TensorFacts> results = ShapeRules.results(node, this);
        for (int place = 0; place < node.getOutputCount() && place < results.size(); place++) {
            String output = node.getOutput(place);
            known.put(output, known.getOrDefault(output, TensorFacts.NONE).or(results.get(place)));
        }
    }
}
