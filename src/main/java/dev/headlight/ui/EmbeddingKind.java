package dev.headlight.ui;

/** What is shown of hidden states. */
enum EmbeddingKind {
    /** Cosines between any two tokens. */
    SIMILARITY("Similarity", "How alike tokens are: the cosine between their hidden states (1)"),
    /** The first two principal components. */
    MAP("Map", "Where tokens lie: the plane in which their hidden states differ most (2)"),
    /** What the head for words makes of every layer. */
    WORDS("Nearest words", "What a token turns into: every layer read by the model's head for words (3)"),
    /** The table of positions. */
    POSITIONS("Positions", "The vectors that the model adds for places in the text (4)");

    private final String label;
    private final String help;

    EmbeddingKind(String label, String help) {
        this.label = label;
        this.help = help;
    }

    String label() {
        return label;
    }

    String help() {
        return help;
    }

    /** Whether it shows one layer at a time. */
    boolean hasLayers() {
        return this != POSITIONS;
    }
}
