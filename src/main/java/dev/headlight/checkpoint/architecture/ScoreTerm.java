package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Value;

/** What an architecture adds to the products of queries and keys before they are scaled. */
@FunctionalInterface
interface ScoreTerm {
    /** Nothing. */
    ScoreTerm NONE = (module, queries, keys, products) -> products;

    /**
     * @param module of the attention
     * @param queries {@code [batch, heads, tokens, head size]}, as the keys
     * @param products {@code [batch, heads, tokens, tokens]}, as the result
     */
    Value added(String module, Value queries, Value keys, Value products);
}
