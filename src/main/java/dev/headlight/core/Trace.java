package dev.headlight.core;

/**
 * Everything one run of a model on one text yields. Immutable; safe to read from any thread.
 *
 * @param provenance what made it
 * @param text the tokens, as many as the attentions have queries and keys
 * @param attentions {@code [layers, heads, queries, keys]}
 * @param details what was asked for besides
 */
public record Trace(Provenance provenance, TokenizedText text, AttentionTensor attentions, TraceDetails details) {
    public Trace {
        if (attentions.queries() != text.size() || attentions.keys() != text.size()) {
            throw new IllegalArgumentException("attentions of " + attentions.queries() + " x " + attentions.keys()
                    + " do not fit " + text.size() + " tokens");
        }
    }
}
