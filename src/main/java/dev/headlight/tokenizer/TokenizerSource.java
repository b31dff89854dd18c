package dev.headlight.tokenizer;

/**
 * A tokenizer as it was found beside a model.
 *
 * @param json the text of a {@code tokenizer.json} that cuts and pads nothing; it needs no other file
 * @param origin one sentence on which files it was made of, and how
 * @param largestId the largest number of a token
 */
public record TokenizerSource(String json, String origin, int largestId) {
    /**
     * Checks that a model has an embedding for each token.
     *
     * @param embeddings rows of the model's table; 0 where they are not known
     * @throws TokenizerException if the tokenizer must be another model's
     */
    public void checkFits(int embeddings) throws TokenizerException {
        TokenizerText.checkFits(largestId, embeddings);
    }
}
