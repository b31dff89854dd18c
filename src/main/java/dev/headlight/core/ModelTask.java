package dev.headlight.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model was trained to answer, named as on the Hugging Face hub. */
public enum ModelTask {
    /** Words for places in the text: {@code logits [predictions, vocabulary]}. */
    FILL_MASK("fill-mask"),
    /** One label for the text: {@code logits [1, labels]}. */
    TEXT_CLASSIFICATION("text-classification"),
    /** One label for each token: {@code logits [1, tokens, labels]}. */
    TOKEN_CLASSIFICATION("token-classification"),
    /** Where the answer begins and ends: {@code start_logits} and {@code end_logits}, {@code [1, tokens]} each. */
    QUESTION_ANSWERING("question-answering"),
    /** Which tokens somebody replaced: {@code logits [1, tokens]}. */
    REPLACED_TOKEN_DETECTION("replaced-token-detection"),
    /** Nothing beyond hidden states. */
    FEATURE_EXTRACTION("feature-extraction");

    private final String externalName;

    ModelTask(String externalName) {
        this.externalName = externalName;
    }

    /** The hub's name, such as {@code fill-mask}. */
    public String externalName() {
        return externalName;
    }

    /** Names of the graph's outputs that answer the task. */
    public List<String> outputs() {
        return switch (this) {
            case FILL_MASK, TEXT_CLASSIFICATION, TOKEN_CLASSIFICATION, REPLACED_TOKEN_DETECTION -> List.of("logits");
            case QUESTION_ANSWERING -> List.of("start_logits", "end_logits");
            case FEATURE_EXTRACTION -> List.of();
        };
    }

    /** The task of that name. */
    public static Optional<ModelTask> named(String name) {
        return Arrays.stream(values())
                .filter(task -> task.externalName.equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(ModelTask::externalName).toList();
    }
}
