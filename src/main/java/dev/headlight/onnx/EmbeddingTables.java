package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.OptionalLong;

/** The sizes that a model's embedding tables tell. */
final class EmbeddingTables {
    private final GraphProto graph;
    private final GraphIndex index;

    EmbeddingTables(GraphProto graph) {
        this.graph = graph;
        this.index = new GraphIndex(graph);
    }

    /** Rows of the table that {@code input_ids} looks up, or 0. */
    int vocabularySize() {
        return (int) rows("input_ids").orElse(0);
    }

    /**
     * Rows of the table of positions, or 0: the one table besides those of {@code input_ids} and
     * {@code token_type_ids} that is as wide as the words' and is looked up.
     */
    int maxPositions() {
        return (int) graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Gather"))
                .filter(node -> !node.getInput(1).equals("input_ids"))
                .filter(node -> !node.getInput(1).equals("token_type_ids"))
                .filter(node -> table(node).isPresent())
                .mapToLong(node -> table(node).getAsLong())
                .findFirst()
                .orElse(0);
    }

    private OptionalLong rows(String input) {
        return index.consumers(input).stream()
                .filter(node -> node.getOpType().equals("Gather") && table(node).isPresent())
                .mapToLong(node -> table(node).getAsLong())
                .findFirst();
    }

    private OptionalLong table(NodeProto gather) {
        return index.constant(gather.getInput(0))
                .filter(tensor -> tensor.getDimsCount() == 2)
                .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE)
                .map(tensor -> OptionalLong.of(tensor.getDims(0)))
                .orElse(OptionalLong.empty());
    }
}
