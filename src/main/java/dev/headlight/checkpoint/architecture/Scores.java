package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Value;

/** How an attention layer comes from queries and keys to what its softmax is taken of. */
@FunctionalInterface
interface Scores {
    /**
     * The scores, scaled and without the tokens that the mask hides, {@code [batch, heads, tokens, tokens]}.
     *
     * @param module of the attention
     * @param queries {@code [batch, heads, tokens, head size]}, as the keys
     */
    Value write(String module, Value queries, Value keys);
}
