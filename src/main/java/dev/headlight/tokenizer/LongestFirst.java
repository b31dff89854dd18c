package dev.headlight.tokenizer;

/**
 * How many tokens of each of two sentences stay when they do not fit together: the longer one loses its last token
 * until they do, and of two equally long ones the second, as BERT's own data preparation does (google-research/bert,
 * {@code truncate_seq_pair}).
 *
 * @param first tokens of the first sentence that stay
 * @param second tokens of the second sentence that stay
 */
record LongestFirst(int first, int second) {
    static LongestFirst fit(int first, int second, int room) {
        int over = Math.max(0, first + second - room);
        int levelled = Math.min(over, Math.abs(first - second));
        int keptFirst = first > second ? first - levelled : first;
        int keptSecond = second > first ? second - levelled : second;
        int rest = over - levelled;
        return new LongestFirst(keptFirst - rest / 2, keptSecond - (rest + 1) / 2);
    }
}
