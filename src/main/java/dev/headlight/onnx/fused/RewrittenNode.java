package dev.headlight.onnx.fused;

import java.util.OptionalInt;

/**
 * A fused attention node that was rewritten into primitive nodes.
 *
 * @param scope {@code main}, or the path of the subgraph such as {@code /BeamSearch_1.decoder}: for each level a slash,
 *     the name of the node, a dot and the name of its attribute; {@code function domain::name} for a local function
 * @param operator with its domain, such as {@code com.microsoft.Attention}; the standard one is {@code Attention}
 * @param node name of the node that was replaced, or of its first output where it had none
 * @param probabilities name of the tensor {@code [batch, heads, queries, keys]} after the softmax
 * @param queries name of the tensor {@code [batch, heads, queries, head size]} with bias (and rotation), before scaling
 * @param keys name of the tensor {@code [batch, heads, keys, head size]} with bias (and rotation), past keys first
 * @param values name of the tensor {@code [batch, heads, keys, head size]} with bias, past values first
 * @param heads how many there are, where it is known before the model runs
 * @param method one sentence for people on what was done
 */
public record RewrittenNode(
        String scope,
        String operator,
        String node,
        String probabilities,
        String queries,
        String keys,
        String values,
        OptionalInt heads,
        String method) {}
