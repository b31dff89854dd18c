package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds along which dimension of a weight its output channels lie: the columns of a product, the rows of a table. */
final class ChannelAxes {
    private static final int MATRIX = 2;

    private final Map<String, List<NodeProto>> users = new HashMap<>();

    ChannelAxes(GraphProto graph) {
        for (NodeProto node : graph.getNodeList()) {
            for (String input : node.getInputList()) {
                users.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
    }

    /** Nothing if the weight is no matrix that is multiplied with or looked up in. */
    OptionalInt of(String weight, int rank) {
        for (NodeProto node : users.getOrDefault(weight, List.of())) {
            OptionalInt axis = axis(node, weight, rank);
            if (axis.isPresent()) {
                return axis;
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt axis(NodeProto node, String weight, int rank) {
        boolean first = node.getInput(0).equals(weight);
        return switch (node.getOpType()) {
            case "Gather" -> first && number(node, "axis") == 0 ? OptionalInt.of(0) : OptionalInt.empty();
            case "MatMul" -> first ? OptionalInt.empty() : OptionalInt.of(rank - 1);
            case "Gemm" ->
                !first && node.getInput(1).equals(weight)
                        ? OptionalInt.of(number(node, "transB") == 0 ? 1 : 0)
                        : OptionalInt.empty();
            case "Transpose" -> turned(node, rank);
            default -> OptionalInt.empty();
        };
    }

    /** A matrix that is turned before it is multiplied with. */
    private OptionalInt turned(NodeProto transpose, int rank) {
        boolean multiplied = users.getOrDefault(transpose.getOutput(0), List.of()).stream()
                .anyMatch(node ->
                        node.getOpType().equals("MatMul") && node.getInput(1).equals(transpose.getOutput(0)));
        return rank == MATRIX && multiplied ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static long number(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(AttributeProto::getI)
                .findFirst()
                .orElse(0);
    }
}
