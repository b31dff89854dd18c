package dev.headlight.engine;

import dev.headlight.core.ModelDescription;

/** Sizes of what a graph answers to its task. */
final class AnswerShape {
    private AnswerShape() {}

    /**
     * The sizes of each of the task's outputs, as the graph has them.
     *
     * @param tokens of the text
     * @param predictions how many places a word is to be predicted for
     */
    static long[] of(ModelDescription model, long tokens, long predictions) {
        return switch (model.task()) {
            case FILL_MASK -> new long[] {predictions, model.shape().vocabularySize()};
            case TEXT_CLASSIFICATION -> new long[] {1, model.labels().size()};
            case TOKEN_CLASSIFICATION -> new long[] {1, tokens, model.labels().size()};
            case QUESTION_ANSWERING, REPLACED_TOKEN_DETECTION -> new long[] {1, tokens};
            case FEATURE_EXTRACTION -> throw new IllegalArgumentException("feature extraction answers nothing");
        };
    }

    /** Whether the first of the sizes is that of the batch, which is always 1. */
    static boolean hasBatch(ModelDescription model) {
        return !model.predictsTokens();
    }
}
