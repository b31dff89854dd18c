package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a graph depend on what is fed in, and on which inputs: the others are weights, or depend on sizes
 * only.
 */
final class LiveValues {
    private static final Set<String> SIZES_ONLY = Set.of("Shape", "Size", "ConstantOfShape");

    private final @Nullable LiveValues outer;
    private final Map<String, Set<String>> inputs = new HashMap<>();

    LiveValues(GraphProto graph, @Nullable LiveValues outer) {
        this.outer = outer;
        Set<String> constants = new HashSet<>();
        graph.getInitializerList().stream().map(TensorProto::getName).forEach(constants::add);
        graph.getInputList().stream()
                .map(input -> input.getName())
                .filter(name -> !constants.contains(name))
                .forEach(name -> inputs.put(name, Set.of(name)));
        graph.getNodeList().forEach(this::follow);
    }

    private void follow(NodeProto node) {
        if (SIZES_ONLY.contains(node.getOpType())) {
            return;
        }
        Set<String> all = Set.of();
        for (String used : DataFlowOrder.uses(node)) {
            all = union(all, inputs(used));
        }
        if (!all.isEmpty()) {
            for (String output : node.getOutputList()) {
                inputs.put(output, all);
            }
        }
    }

    /** Shares the sets: most values of a graph depend on the same few inputs. */
    private static Set<String> union(Set<String> first, Set<String> second) {
        if (first.containsAll(second)) {
            return first;
        }
        if (second.containsAll(first)) {
            return second;
        }
        Set<String> both = new HashSet<>(first);
        both.addAll(second);
        return Set.copyOf(both);
    }

    boolean isLive(String value) {
        return !inputs(value).isEmpty();
    }

    /** The inputs of its own graph, or of those around it, that a value depends on. */
    Set<String> inputs(String value) {
        Set<String> found = inputs.get(value);
        if (found != null) {
            return found;
        }
        return outer == null ? Set.of() : outer.inputs(value);
    }
}
