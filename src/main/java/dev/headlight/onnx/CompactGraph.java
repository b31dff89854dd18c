package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives the large float32 weights of a graph a narrower form, and the graph the nodes that widen them again.
 *
 * <p>Who uses a weight does not notice: the last of the new nodes has the name that the weight had. They are {@code Cast}
 * and {@code Mul}, not {@code DequantizeLinear}: these exist with one factor a channel in every operator set since 9,
 * and the runtime folds them when it loads the model, while it would repeat a {@code DequantizeLinear} in every run.
 */
final class CompactGraph {
    /** Below this a weight is not worth its nodes. */
    private static final long SMALLEST = 1024;

    /** The end of the names of numbers in float16. */
    static final String HALF = "/float16";

    private final StoragePrecision precision;
    private final ChannelAxes axes;
    private final List<WeightSlot> slots = new ArrayList<>();
    private final Map<String, List<TensorProto>> initializers = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private long end;

    private CompactGraph(GraphProto graph, StoragePrecision precision) {
        this.precision = precision;
        this.axes = new ChannelAxes(graph);
    }

    /** The graph with all weights at new places. */
    static OnnxGraph of(OnnxGraph graph, StoragePrecision precision) {
        CompactGraph compact = new CompactGraph(graph.proto(), precision);
        graph.weights().forEach(compact::place);
        return graph.with(compact.rewritten(graph.proto()), compact.slots);
    }

    private void place(WeightSlot slot) {
        long size = slot.shape().stream().reduce(1L, Math::multiplyExact);
        boolean large = slot.shape().size() > 1 && size >= SMALLEST;
        if (slot.typeNumber() != DataType.FLOAT.getNumber() || slot.form() != WeightForm.Plain.PLAIN || !large) {
            keep(slot);
            return;
        }
        switch (precision) {
            case FLOAT32 -> keep(slot);
            case FLOAT16 -> halve(slot, size);
            case INT8 -> {
                OptionalInt axis = axes.of(slot.name(), slot.shape().size());
                if (axis.isPresent()) {
                    quantise(slot, size, axis.getAsInt());
                } else {
                    keep(slot);
                }
            }
        }
    }

    private void keep(WeightSlot slot) {
        add(new WeightSlot(
                slot.name(), slot.typeNumber(), slot.shape(), WeightSlot.aligned(end), slot.length(), slot.form()));
        initializers.put(slot.name(), List.of(slots.getLast().proto()));
    }

    private void halve(WeightSlot slot, long size) {
        int type = DataType.FLOAT16.getNumber();
        add(new WeightSlot(
                slot.name(), type, slot.shape(), WeightSlot.aligned(end), size * Short.BYTES, WeightForm.Half.HALF));
        String stored = slot.name() + HALF;
        initializers.put(slot.name(), List.of(slots.getLast().proto(stored)));
        nodes.add(widening(stored, slot.name()));
    }

    private void quantise(WeightSlot slot, long size, int axis) {
        long offset = WeightSlot.aligned(end);
        // Right behind the numbers: two pages for each small matrix would cost more than is saved.
        long scalesOffset = Math.ceilDiv(offset + size, Float.BYTES) * Float.BYTES;
        WeightForm form = new WeightForm.Quantised(axis, scalesOffset);
        add(new WeightSlot(slot.name(), DataType.INT8.getNumber(), slot.shape(), offset, size, form));
        String stored = slot.name() + "/int8";
        List<Long> shape = new ArrayList<>(slot.shape());
        shape.replaceAll(dimension -> 1L);
        shape.set(axis, slot.shape().get(axis));
        long length = slot.shape().get(axis) * Float.BYTES;
        WeightSlot scales =
                new WeightSlot(slot.name() + "/scale", DataType.FLOAT.getNumber(), shape, scalesOffset, length);
        end = scales.end();
        initializers.put(slot.name(), List.of(slots.getLast().proto(stored), scales.proto()));
        nodes.add(widening(stored, slot.name() + "/widened"));
        nodes.add(NodeProto.newBuilder()
                .setOpType("Mul")
                .setName(slot.name())
                .addInput(slot.name() + "/widened")
                .addInput(scales.name())
                .addOutput(slot.name())
                .build());
    }

    static NodeProto widening(String from, String to) {
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .setName(to)
                .addInput(from)
                .addOutput(to)
                .addAttribute(
                        Attribute.of("to", (long) DataType.FLOAT.getNumber()).proto())
                .build();
    }

    private void add(WeightSlot slot) {
        slots.add(slot);
        end = slot.end();
    }

    private GraphProto rewritten(GraphProto graph) {
        GraphProto.Builder result =
                graph.toBuilder().clearInitializer().clearNode().clearInput();
        for (TensorProto tensor : graph.getInitializerList()) {
            result.addAllInitializer(initializers.getOrDefault(tensor.getName(), List.of(tensor)));
        }
        Set<String> computed = new HashSet<>();
        nodes.forEach(node -> computed.add(node.getOutput(0)));
        graph.getInputList().stream()
                .filter(input -> !computed.contains(input.getName()))
                .forEach(result::addInput);
        LookedUpHalves lookedUp = new LookedUpHalves(graph, nodes);
        return result.addAllNode(lookedUp.widening())
                .addAllNode(lookedUp.nodes())
                .build();
    }
}
