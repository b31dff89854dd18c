package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;

/** Splits a width into heads. Head sizes may be {@link TensorFacts#UNKNOWN_SIZE}. */
final class Heads {
    private Heads() {}

    /** @return {@code [batch, heads, tokens, head size]} of {@code [batch, tokens, heads * head size]} */
    static Value split(Emitter emit, String name, Value value, int heads, long headSize) {
        Value parts = emit.reshape(name + "/split", value, 0, 0, heads, headSize);
        return emit.transpose(name, parts, 0, 2, 1, 3);
    }

    /** The size of a head, where the whole width is known. */
    static long size(long width, int heads) {
        return width == TensorFacts.UNKNOWN_SIZE ? width : width / heads;
    }
}
