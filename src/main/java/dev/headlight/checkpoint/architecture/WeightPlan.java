package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.WeightCopy;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Declares weights in a graph and remembers where their numbers come from. A weight of the checkpoint that several
 * modules share is declared once, when first asked for. Not thread-safe.
 */
final class WeightPlan {
    private final GraphBuilder graph;
    private final WeightNames names;
    private final List<WeightCopy> copies = new ArrayList<>();
    private final Map<String, Value> declared = new HashMap<>();

    WeightPlan(GraphBuilder graph, WeightNames names) {
        this.graph = graph;
        this.names = names;
    }

    /** The kernel of a linear layer as {@code [in, out]}. */
    Value kernel(String module, long in, long out) {
        return add(names.kernel(module), module + ".weight", List.of(in, out), names.kernelsAreTransposed());
    }

    Value bias(String module, long size) {
        return add(names.bias(module), module + ".bias", List.of(size), false);
    }

    Value normScale(String module, long size) {
        return add(names.normScale(module), module + ".weight", List.of(size), false);
    }

    Value normBias(String module, long size) {
        return add(names.normBias(module), module + ".bias", List.of(size), false);
    }

    /** A matrix that is used as it is stored. */
    Value embedding(String module, long entries, long width) {
        return add(names.embedding(module), module + ".weight", List.of(entries, width), false);
    }

    List<WeightCopy> copies() {
        return List.copyOf(copies);
    }

    private Value add(String source, String target, List<Long> shape, boolean transposed) {
        return declared.computeIfAbsent(source, _ -> {
            copies.add(new WeightCopy(source, target, transposed));
            return graph.weight(target, shape);
        });
    }
}
