package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;

/** Reads ONNX files that may be damaged or hostile: every size is bounded before memory is taken for it. */
final class OnnxReader {
    /** Protocol buffers cannot hold more than this in one message. */
    private static final int LIMIT = Integer.MAX_VALUE - 64;

    private static final int NESTING = 64;

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
        return model;
    }
}
