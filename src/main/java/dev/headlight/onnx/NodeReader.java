package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** Reads a node's inputs and settings, which may be left out. */
final class NodeReader {
    private NodeReader() {}

    /** The name of an input; empty if it is left out. */
    static String input(NodeProto node, int number) {
        return number < node.getInputCount() ? node.getInput(number) : "";
    }

    static long integer(NodeProto node, String name, long otherwise) {
        return GraphIndex.attribute(node, name).map(AttributeProto::getI).orElse(otherwise);
    }

    static String text(NodeProto node, String name) {
        return GraphIndex.attribute(node, name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse("");
    }

    static Optional<List<Long>> integers(NodeProto node, String name) {
        return GraphIndex.attribute(node, name).map(AttributeProto::getIntsList);
    }

    /** Counts an axis from the front; empty if there is no such axis. */
    static Optional<Integer> axis(long axis, int rank) {
        long counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? Optional.of((int) counted) : Optional.empty();
    }
}
