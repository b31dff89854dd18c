package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph whose large initializers were moved out into the file of weights.
 *
 * @param graph refers to the file
 * @param slots places in the file
 */
record ExternalWeights(GraphProto graph, List<WeightSlot> slots, PromotedModel.Weights numbers) {
    /** Below this the runtime may want to look at the numbers while it optimises. */
    private static final int SMALLEST = 1024;

    static ExternalWeights of(GraphProto graph) {
        List<WeightSlot> slots = new ArrayList<>();
        Map<String, ByteString> numbers = new HashMap<>();
        GraphProto.Builder result = graph.toBuilder().clearInitializer();
        long end = 0;
        for (TensorProto tensor : graph.getInitializerList()) {
            ByteString raw = tensor.getRawData();
            if (raw.size() < SMALLEST) {
                result.addInitializer(tensor);
                continue;
            }
            WeightSlot slot = new WeightSlot(
                    tensor.getName(), tensor.getDataType(), tensor.getDimsList(), WeightSlot.aligned(end), raw.size());
            end = slot.end();
            slots.add(slot);
            numbers.put(slot.name(), raw);
            result.addInitializer(slot.proto());
        }
        return new ExternalWeights(result.build(), slots, new PromotedModel.Weights(numbers));
    }
}
