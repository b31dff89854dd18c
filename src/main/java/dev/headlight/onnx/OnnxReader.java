package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads ONNX files that may be damaged or hostile: every size is bounded before memory is taken for it. */
final class OnnxReader {
    /** Protocol buffers cannot hold more than this in one message. */
    private static final int LIMIT = Integer.MAX_VALUE - 64;

    private static final int NESTING = 64;

    /** How many inputs the operators that are looked into have at least. */
    private static final Map<String, Integer> INPUTS = Map.ofEntries(
            Map.entry("MatMul", 2),
            Map.entry("Reshape", 2),
            Map.entry("Gather", 2),
            Map.entry("Add", 2),
            Map.entry("Mul", 2),
            Map.entry("Div", 2),
            Map.entry("Softmax", 1),
            Map.entry("Transpose", 1));

    private OnnxReader() {}

    /** @throws OnnxFormatException if it is no ONNX model with a graph */
    static ModelProto read(InputStream stream) throws IOException {
        CodedInputStream coded = CodedInputStream.newInstance(stream);
        coded.setSizeLimit(LIMIT);
        coded.setRecursionLimit(NESTING);
        ModelProto model;
        try {
            model = ModelProto.parseFrom(coded);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxFormatException("This is no ONNX file: " + e.getMessage(), e);
        }
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new OnnxFormatException("This is no ONNX model: it has no graph");
        }
        checkArity(model.getGraph());
        return model;
    }

    private static void checkArity(GraphProto graph) throws OnnxFormatException {
        for (NodeProto node : graph.getNodeList()) {
            int least = INPUTS.getOrDefault(node.getOpType(), 0);
            if (node.getInputCount() < least || node.getOutputCount() == 0) {
                throw new OnnxFormatException("The node " + node.getName() + " (" + node.getOpType() + ") has "
                        + node.getInputCount() + " inputs and " + node.getOutputCount() + " outputs, expected at least "
                        + least + " and 1");
            }
        }
    }
}
