package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.headlight.onnx.fused.Expansion;
import dev.headlight.onnx.fused.FusedAttention;
import dev.headlight.onnx.fused.RefusedNode;
import dev.headlight.onnx.fused.RewrittenNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose fused attention nodes were rewritten into primitive ones.
 *
 * @param graph the main graph, in data-flow order
 * @param rewritten what was done, by scope and name of the probabilities, separated by a line break
 * @param refused whole sentences on fused nodes that hide their probabilities
 */
record ExpandedModel(
        OnnxModelFile file,
        GraphProto graph,
        List<OperatorSetIdProto> opsets,
        Map<String, String> rewritten,
        List<String> refused) {
    static ExpandedModel of(OnnxModelFile file) throws OnnxFormatException {
        Expansion expansion =
                FusedAttention.expand(file.model().getGraph(), file.model().getOpsetImportList());
        Map<String, String> rewritten = new HashMap<>();
        for (RewrittenNode node : expansion.rewritten()) {
            rewritten.put(key(node.scope(), node.probabilities()), node.method());
        }
        List<String> refused =
                expansion.refused().stream().map(RefusedNode::reason).toList();
        GraphProto graph = DataFlowOrder.sorted(expansion.graph());
        return new ExpandedModel(file, graph, expansion.opsets(), Map.copyOf(rewritten), refused);
    }

    static String key(String scope, String probabilities) {
        return scope + "\n" + probabilities;
    }
}
