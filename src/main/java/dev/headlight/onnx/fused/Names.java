package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives names that nothing in a model has yet, its subgraphs included: ONNX lets no inner value hide an outer one. Not
 * thread-safe.
 */
final class Names {
    private final Set<String> taken = new HashSet<>();

    void addAll(GraphProto graph) {
        graph.getInputList().forEach(input -> taken.add(input.getName()));
        graph.getInitializerList().forEach(weight -> taken.add(weight.getName()));
        addAll(graph.getNodeList());
    }

    void addAll(FunctionProto function) {
        taken.addAll(function.getInputList());
        addAll(function.getNodeList());
    }

    private void addAll(List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            taken.add(node.getName());
            taken.addAll(node.getOutputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                attribute.getGraphsList().forEach(this::addAll);
                if (attribute.hasG()) {
                    addAll(attribute.getG());
                }
            }
        }
    }

    /** {@code wish} itself where it is free, otherwise with a number behind it. */
    String unique(String wish) {
        String name = wish;
        for (int number = 2; !taken.add(name); number++) {
            name = wish + "_" + number;
        }
        return name;
    }
}
