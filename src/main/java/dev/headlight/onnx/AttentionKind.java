package dev.headlight.onnx;

/** Whose keys the queries of an attention block look at. */
public enum AttentionKind {
    /** Those of the same tokens, all of them. */
    SELF,
    /** Those of the same tokens, up to the query's own place. */
    CAUSAL,
    /** Those of another sequence. */
    CROSS
}
