package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;

/** Knows how to say one fused attention operator in primitive ones. */
interface FusedOperator {
    /**
     * Emits nodes that yield all outputs of {@code node} under their names.
     *
     * @throws OnnxFormatException if the node is not what its operator demands
     * @throws RefusedException if the node is fine but cannot be rewritten
     */
    AttentionBlock expand(FusedNode node, Emitter emit) throws OnnxFormatException, RefusedException;

    /** What was done, as the end of a sentence that begins with the operator's name. */
    String method();
}
