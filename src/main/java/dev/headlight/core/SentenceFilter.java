package dev.headlight.core;

/** Which of two sentences may look at which. Tokens that the tokenizer added belong to the sentence before them. */
public enum SentenceFilter {
    /** Every token at every token. */
    ALL("All", -1, -1),
    A_TO_A("A → A", 0, 0),
    B_TO_B("B → B", 1, 1),
    A_TO_B("A → B", 0, 1),
    B_TO_A("B → A", 1, 0);

    private final String label;
    private final int from;
    private final int to;

    SentenceFilter(String label, int from, int to) {
        this.label = label;
        this.from = from;
        this.to = to;
    }

    /** Such as {@code A → B}. */
    public String label() {
        return label;
    }

    /** Whether tokens of a sentence, 0 or 1, are shown as those that look. */
    public boolean showsQueriesOf(int sentence) {
        return from < 0 || sentence == from;
    }

    /** Whether tokens of a sentence, 0 or 1, are shown as those that are looked at. */
    public boolean showsKeysOf(int sentence) {
        return to < 0 || sentence == to;
    }
}
