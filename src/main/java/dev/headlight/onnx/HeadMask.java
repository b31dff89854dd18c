package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds the input {@code head_mask [layers, heads]}, a factor for what each head contributes. */
final class HeadMask {
    private static final String INPUT = "head_mask";

    private HeadMask() {}

    /** The graph with each head's result multiplied by its factor, after the product with the values. */
    static GraphProto insert(GraphProto graph, List<PlainAttention> blocks) {
        int heads = blocks.getFirst().heads();
        Map<String, NodeProto> factors = new HashMap<>();
        Map<String, String> renamed = new HashMap<>();
        GraphProto.Builder result = graph.toBuilder().clearNode();
        result.addInput(Protos.valueInfo(
                INPUT, ElementType.FLOAT, List.of(Integer.toString(blocks.size()), Integer.toString(heads))));
        result.addInitializer(Protos.integers(INPUT + "/shape", List.of(4L), blocks.size(), heads, 1, 1));
        result.addNode(node("Reshape", INPUT + "/shaped", INPUT, INPUT + "/shape"));
        for (int layer = 0; layer < blocks.size(); layer++) {
            String name = INPUT + "/" + layer;
            result.addInitializer(Protos.integers(name + "/index", List.of(1L), (long) layer));
            result.addNode(node("Gather", name, INPUT + "/shaped", name + "/index"));
            String context = blocks.get(layer).context();
            factors.put(context, node("Mul", name + "/kept", context, name));
            renamed.put(context, name + "/kept");
        }
        for (NodeProto node : graph.getNodeList()) {
            result.addNode(withInputs(node, renamed));
            node.getOutputList().stream()
                    .filter(factors::containsKey)
                    .forEach(name -> result.addNode(factors.get(name)));
        }
        return result.build();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static NodeProto withInputs(NodeProto node, Map<String, String> renamed) {
        List<String> inputs = new ArrayList<>();
        node.getInputList().forEach(input -> inputs.add(renamed.getOrDefault(input, input)));
        return inputs.equals(node.getInputList())
                ? node
                : node.toBuilder().clearInput().addAllInput(inputs).build();
    }
}
