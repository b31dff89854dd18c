package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.HashMap;
import java.util.Map;

/** Constants of a graph that are declared when first used: the runtime warns of those that no node uses. */
final class SharedConstants {
    private final GraphBuilder graph;
    private final Map<String, Value> declared = new HashMap<>();

    SharedConstants(GraphBuilder graph) {
        this.graph = graph;
    }

    /** {@code [numbers.length]}; the same name means the same numbers. */
    Value integers(String name, long... numbers) {
        return declared.computeIfAbsent(name, _ -> graph.constant(name, numbers));
    }

    /** A constant of rank 0; the same name means the same number. */
    Value scalar(String name, float number) {
        return declared.computeIfAbsent(name, _ -> graph.scalar(name, number));
    }
}
