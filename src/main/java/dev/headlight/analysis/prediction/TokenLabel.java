package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likeliest label of a token.
 *
 * @param token its place in the sequence
 * @param id the label's number
 * @param name the label as the model calls it
 * @param probability softmax over all labels
 */
public record TokenLabel(int token, int id, String name, double probability) {
    /**
     * One for each token, special tokens included, in their order.
     *
     * @param logits {@code [tokens, labels]}
     */
    public static List<TokenLabel> of(FloatTensor logits, List<String> names) {
        return IntStream.range(0, logits.dimension(0))
                .mapToObj(token -> best(token, Logits.softmax(Logits.row(logits, token)), names))
                .toList();
    }

    private static TokenLabel best(int token, double[] probabilities, List<String> names) {
        int best = 0;
        for (int id = 1; id < probabilities.length; id++) {
            best = probabilities[id] > probabilities[best] ? id : best;
        }
        return new TokenLabel(token, best, names.get(best), probabilities[best]);
    }
}
