package dev.headlight.checkpoint.architecture;

/** How an encoder knows where a token stands. */
enum PositionScheme {
    /** An embedding for each position, the first token at 0 (BERT). */
    ABSOLUTE,
    /** The same, but tokens are counted from one after the id of padding, and padding stands at that id (RoBERTa). */
    AFTER_PADDING,
    /** {@link #AFTER_PADDING}, and a bias for each head and bucket of distances in every layer's scores (MPNet). */
    AFTER_PADDING_WITH_BUCKETS,
    /** Queries meet an embedding of the distance (Shaw et al. 2018, arXiv:1803.02155). */
    RELATIVE_KEY,
    /** Queries and keys do (Huang et al. 2020, arXiv:2009.13658, method 4). */
    RELATIVE_KEY_QUERY;

    boolean isRelative() {
        return this == RELATIVE_KEY || this == RELATIVE_KEY_QUERY;
    }

    boolean countsFromPadding() {
        return this == AFTER_PADDING || this == AFTER_PADDING_WITH_BUCKETS;
    }
}
