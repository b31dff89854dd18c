package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph whose large weights are to lie in the file of weights.
 *
 * @param graph refers to that file
 * @param slots places in that file
 * @param sources where the numbers are now, by name
 */
record ExternalWeights(GraphProto graph, List<WeightSlot> slots, Map<String, TensorProto> sources) {
    /** @throws OnnxFormatException if weights lie in a graph within a node, from where they cannot be moved */
    static ExternalWeights of(GraphProto original) throws OnnxFormatException {
        GraphProto graph = withoutLargeConstants(original);
        List<WeightSlot> slots = new ArrayList<>();
        Map<String, TensorProto> sources = new HashMap<>();
        GraphProto.Builder result = graph.toBuilder().clearInitializer();
        long end = 0;
        for (TensorProto tensor : graph.getInitializerList()) {
            if (StoredNumbers.of(tensor).isEmpty()) {
                result.addInitializer(tensor);
                continue;
            }
            WeightSlot slot = new WeightSlot(
                    tensor.getName(),
                    tensor.getDataType(),
                    tensor.getDimsList(),
                    WeightSlot.aligned(end),
                    TensorSizes.bytes(tensor));
            end = slot.end();
            slots.add(slot);
            sources.put(slot.name(), tensor);
            result.addInitializer(slot.proto());
        }
        return new ExternalWeights(result.build(), slots, sources);
    }

    /** Constants that are nodes cannot refer to a file. */
    private static GraphProto withoutLargeConstants(GraphProto graph) throws OnnxFormatException {
        GraphProto.Builder result = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            Optional<TensorProto> constant =
                    node.getOpType().equals("Constant") ? Constants.tensor(node) : Optional.empty();
            if (constant.isPresent() && StoredNumbers.of(constant.get()).isPresent()) {
                result.addInitializer(constant.get().toBuilder().setName(node.getOutput(0)));
            } else {
                checkWithin(node);
                result.addNode(node);
            }
        }
        return result.build();
    }

    private static void checkWithin(NodeProto node) throws OnnxFormatException {
        for (var attribute : node.getAttributeList()) {
            for (TensorProto tensor : attribute.getG().getInitializerList()) {
                if (StoredNumbers.of(tensor).isPresent()) {
                    throw new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName())
                            + "\" lies in a graph within the node \"" + Protos.shown(node.getName())
                            + "\", from where it cannot be moved. Export the model without "
                            + Protos.shown(node.getOpType()));
                }
            }
        }
    }
}
