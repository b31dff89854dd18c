package dev.headlight.checkpoint.architecture;

/** What the head on top of an encoder answers, and in which outputs. */
public enum EncoderTask {
    /** Words for places in the text: {@code logits [predictions, vocabulary]}. */
    FILL_MASK("fill-mask"),
    /** One label for the text: {@code logits [1, labels]}. */
    TEXT_CLASSIFICATION("text-classification"),
    /** One label for each token: {@code logits [1, tokens, labels]}. */
    TOKEN_CLASSIFICATION("token-classification"),
    /** Where an answer begins and ends: {@code start_logits} and {@code end_logits}, {@code [1, tokens]} each. */
    QUESTION_ANSWERING("question-answering"),
    /** Which tokens somebody replaced, where positive: {@code logits [1, tokens]}. */
    REPLACED_TOKEN_DETECTION("replaced-token-detection"),
    /** Nothing beyond hidden states. */
    FEATURE_EXTRACTION("feature-extraction");

    private final String externalName;

    EncoderTask(String externalName) {
        this.externalName = externalName;
    }

    /** The Hugging Face hub's name, such as {@code fill-mask}. */
    public String externalName() {
        return externalName;
    }

    /** Whether its logits are one for each label. */
    public boolean hasLabels() {
        return this == TEXT_CLASSIFICATION || this == TOKEN_CLASSIFICATION;
    }
}
