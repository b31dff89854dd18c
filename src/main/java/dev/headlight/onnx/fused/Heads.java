package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;

/** Splits a width into heads. Head sizes may be {@link TensorFacts#UNKNOWN_SIZE}. */
final class Heads {
    private Heads() {}

    /** @return {@code [batch, heads, tokens, head size]} of {@code [batch, tokens, heads * head size]} */
    static Value split(Emitter emit, String name, Value value, int heads, long headSize) {
        Value parts = emit.reshape(name + "/split", value, 0, 0, heads, headSize);
        return emit.transpose(name, parts, 0, 2, 1, 3);
    }

    /**
     * Puts the heads of the result side by side and yields the first output of the node, {@code [batch, queries, width]}.
     *
     * @param width {@link TensorFacts#UNKNOWN_SIZE} if it is not known
     */
    static void join(FusedNode node, Precision precision, DotProduct attention, Value probabilities, long width)
            throws OnnxFormatException {
        Value shape = attention.emit().integers("output/shape", 0, 0, width);
        precision.result("Reshape", node.requiredOutput(0), List.of(attention.merged(probabilities), shape));
    }

    /** The size of a head, where the whole width is known. */
    static long size(long width, int heads) {
        return width == TensorFacts.UNKNOWN_SIZE ? width : width / heads;
    }
}
