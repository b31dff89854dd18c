package dev.headlight.onnx.fused;

/**
 * A fused attention node that stays as it is, because its probabilities cannot be had.
 *
 * @param scope as in {@link RewrittenNode}
 * @param operator as in {@link RewrittenNode}
 * @param node name of the node, or of its first output where it has none
 * @param reason one sentence for people
 */
public record RefusedNode(String scope, String operator, String node, String reason) {}
