package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.List;

/**
 * A graph whose fused attention nodes were rewritten.
 *
 * @param graph with the inputs, outputs and names of the original; the original itself where nothing was rewritten
 * @param opsets the operator sets that the graph needs, one more than before where the standard one was missing
 * @param rewritten in the order of the nodes; subgraphs after the nodes of their graph that come before them
 * @param refused attention nodes that were left alone
 */
public record Expansion(
        GraphProto graph, List<OperatorSetIdProto> opsets, List<RewrittenNode> rewritten, List<RefusedNode> refused) {
    public Expansion {
        opsets = List.copyOf(opsets);
        rewritten = List.copyOf(rewritten);
        refused = List.copyOf(refused);
    }
}
