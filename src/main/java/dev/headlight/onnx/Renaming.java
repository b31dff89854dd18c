package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;

/** Makes nodes, and the graphs within them, use values under other names. */
final class Renaming {
    private Renaming() {}

    static NodeProto inputs(NodeProto node, Map<String, String> names) {
        boolean touched = DataFlowOrder.uses(node).stream().anyMatch(names::containsKey);
        if (!touched) {
            return node;
        }
        NodeProto.Builder result = node.toBuilder().clearInput();
        node.getInputList().forEach(input -> result.addInput(names.getOrDefault(input, input)));
        for (AttributeProto.Builder attribute : result.getAttributeBuilderList()) {
            if (attribute.hasG()) {
                attribute.setG(graph(attribute.getG(), names));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                attribute.setGraphs(i, graph(attribute.getGraphs(i), names));
            }
        }
        return result.build();
    }

    private static GraphProto graph(GraphProto graph, Map<String, String> names) {
        GraphProto.Builder result = graph.toBuilder().clearNode();
        graph.getNodeList().forEach(node -> result.addNode(inputs(node, names)));
        result.getOutputBuilderList()
                .forEach(output -> output.setName(names.getOrDefault(output.getName(), output.getName())));
        return result.build();
    }
}
