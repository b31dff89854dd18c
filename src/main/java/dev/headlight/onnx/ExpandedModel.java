package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
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
        return new ExpandedModel(file, file.model().getGraph(), file.model().getOpsetImportList(), Map.of(), List.of());
    }

    static String key(String scope, String probabilities) {
        return scope + "\n" + probabilities;
    }
}
