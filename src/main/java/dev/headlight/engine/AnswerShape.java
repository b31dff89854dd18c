package dev.headlight.engine;

import dev.headlight.core.ModelDescription;

/** Sizes of what a graph answers to its task. */
final class AnswerShape {
    private AnswerShape() {}

    /**
     * The sizes of each of the task's outputs, as the graph has them.
     *
     * @param batch how many texts are run side by side
     * @param tokens of each text
     * @param predictions how many places a word is to be predicted for, in all texts
     */
    static long[] of(ModelDescription model, long batch, long tokens, long predictions) {
        return switch (model.task()) {
            case FILL_MASK -> new long[] {predictions, model.shape().vocabularySize()};
            case TEXT_CLASSIFICATION -> new long[] {batch, model.labels().size()};
            case TOKEN_CLASSIFICATION ->
                new long[] {batch, tokens, model.labels().size()};
            case QUESTION_ANSWERING, REPLACED_TOKEN_DETECTION -> new long[] {batch, tokens};
            case FEATURE_EXTRACTION -> throw new IllegalArgumentException("feature extraction answers nothing");
        };
    }

    /** Whether the first of the sizes is that of the batch. */
    static boolean hasBatch(ModelDescription model) {
        return !model.predictsTokens();
    }
}
