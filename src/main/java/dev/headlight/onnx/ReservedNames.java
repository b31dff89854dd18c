package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Renames values of a graph that are called as the outputs that Headlight adds. */
final class ReservedNames {
    private static final Pattern RESERVED = Pattern.compile(
            "logits|start_logits|end_logits|prediction_positions|head_mask|(queries|keys|values|hidden_states)\\.\\d+");

    private ReservedNames() {}

    static GraphProto cleared(GraphProto graph) {
        Map<String, String> renamed = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().stream()
                    .filter(name -> RESERVED.matcher(name).matches())
                    .forEach(name -> renamed.put(name, name + "/original"));
        }
        if (renamed.isEmpty()) {
            return graph;
        }
        GraphProto.Builder result = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            NodeProto.Builder changed = Renaming.inputs(node, renamed).toBuilder();
            for (int i = 0; i < changed.getOutputCount(); i++) {
                changed.setOutput(i, renamed.getOrDefault(changed.getOutput(i), changed.getOutput(i)));
            }
            result.addNode(changed);
        }
        result.getOutputBuilderList()
                .forEach(output -> output.setName(renamed.getOrDefault(output.getName(), output.getName())));
        result.clearValueInfo();
        return result.build();
    }
}
