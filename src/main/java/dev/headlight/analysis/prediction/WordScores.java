package dev.headlight.analysis.prediction;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a language model knew each word of a text beforehand: the logarithm of the probability of each token when it
 * alone is masked, and their sum, the pseudo-log-likelihood of the text (Salazar et al. 2020, "Masked Language Model
 * Scoring", equation 2).
 *
 * <p>Each piece of a word is masked by itself while the other pieces of the word stay visible, and the probability of a
 * word is the product of those of its pieces, as in the paper. That favours words of several pieces (Kauf and Ivanova
 * 2023). Special tokens and masks are not scored.
 *
 * @param text what was scored
 * @param without what was switched off meanwhile, such as {@code without head 8-11}; empty where nothing was
 * @param logProbabilities natural logarithms by the places of the scored tokens
 */
public record WordScores(TokenizedText text, String without, SortedMap<Integer, Double> logProbabilities) {
    public WordScores {
        logProbabilities = new TreeMap<>(logProbabilities);
    }

    /** The tokens that are scored: those of the user's words. */
    public static List<Integer> scored(TokenizedText text) {
        return text.tokens().stream()
                .filter(token -> token.isTyped() && !token.special())
                .map(Token::index)
                .toList();
    }

    /** The pseudo-log-likelihood in nats. */
    public double total() {
        return logProbabilities.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The logarithm of the probability of the word that a scored token belongs to. */
    public double ofWord(int token) {
        Token asked = text.tokens().get(token);
        return logProbabilities.entrySet().stream()
                .filter(entry -> isSameWord(asked, text.tokens().get(entry.getKey())))
                .mapToDouble(entry -> entry.getValue())
                .sum();
    }

    /** How many scored pieces the word of a token has. */
    public long pieces(int token) {
        Token asked = text.tokens().get(token);
        return logProbabilities.keySet().stream()
                .filter(other -> isSameWord(asked, text.tokens().get(other)))
                .count();
    }

    private static boolean isSameWord(Token one, Token other) {
        return one.index() == other.index()
                || (one.sentence() == other.sentence() && one.word() == other.word() && one.word() >= 0);
    }
}
