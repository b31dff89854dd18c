/**
 * Rewrites fused attention operators, which hide their probabilities, into primitive operators that show them.
 *
 * <p>May use {@code onnx} and, as it, the ONNX protobuf classes.
 */
@NullMarked
package dev.headlight.onnx.fused;

import org.jspecify.annotations.NullMarked;
