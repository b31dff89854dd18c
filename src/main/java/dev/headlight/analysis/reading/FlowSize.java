package dev.headlight.analysis.reading;

/** What attention flow may cost: it grows with the fourth power of the tokens. */
final class FlowSize {
    /** Longer texts get the row of the focused token alone. */
    static final int MOST_TOKENS_AT_ONCE = 64;
    /** The search keeps a number for each weight of the layers' means. */
    private static final long MOST_WEIGHTS = 1L << 23;

    private FlowSize() {}

    static boolean isForAllRows(int tokens) {
        return tokens <= MOST_TOKENS_AT_ONCE;
    }

    /** Whether flow through so many layers is too much even for one row. */
    static boolean isTooLarge(int tokens, int layers) {
        return (long) tokens * tokens * layers > MOST_WEIGHTS;
    }
}
