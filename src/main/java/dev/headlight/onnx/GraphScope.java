package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One graph of a model with what can be told about its values: the main graph, or one within a node such as {@code If}
 * or a beam search.
 *
 * @param path {@value #MAIN}, or the nodes and attributes that lead to it, such as {@code /BeamSearch.decoder}
 */
record GraphScope(String path, GraphProto graph, GraphIndex index, Shapes shapes, LiveValues live) {
    static final String MAIN = "main";

    private static final int DEEPEST = 16;

    /**
     * All graphs of a model, the main one first.
     *
     * @param inputs shapes of inputs of the main graph that are known better than declared
     */
    static List<GraphScope> all(GraphProto main, Map<String, List<Dim>> inputs) {
        List<GraphScope> found = new ArrayList<>();
        add(main(main, inputs), found, 0);
        return found;
    }

    static GraphScope main(GraphProto graph, Map<String, List<Dim>> inputs) {
        GraphIndex index = new GraphIndex(graph);
        return new GraphScope(MAIN, graph, index, Shapes.of(graph, index, null, inputs), new LiveValues(graph, null));
    }

    private static void add(GraphScope scope, List<GraphScope> found, int depth) {
        found.add(scope);
        if (depth > DEEPEST) {
            return;
        }
        for (NodeProto node : scope.graph.getNodeList()) {
            for (AttributeProto attribute : node.getAttributeList()) {
                String path = (scope.isMain() ? "" : scope.path) + "/" + node.getName() + "." + attribute.getName();
                if (attribute.hasG()) {
                    add(scope.within(path, attribute.getG()), found, depth + 1);
                }
                for (int i = 0; i < attribute.getGraphsCount(); i++) {
                    add(scope.within(path + i, attribute.getGraphs(i)), found, depth + 1);
                }
            }
        }
    }

    private GraphScope within(String innerPath, GraphProto inner) {
        GraphIndex innerIndex = new GraphIndex(inner, index);
        Shapes innerShapes = Shapes.of(inner, innerIndex, shapes, Map.of());
        return new GraphScope(innerPath, inner, innerIndex, innerShapes, new LiveValues(inner, live));
    }

    boolean isMain() {
        return path.equals(MAIN);
    }

    /** The version of the standard operators. */
    static long opset(Map<String, Long> versions) {
        return versions.getOrDefault("ai.onnx", 1L);
    }
}
