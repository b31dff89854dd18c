package dev.headlight.analysis.prediction;

import dev.headlight.core.TokenizedText;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a measure when each token is blanked out by itself.
 *
 * @param text what was asked
 * @param measured what the measure is, for people
 * @param blank what stands in for the token, such as {@code [MASK]}
 * @param original the measure of the whole text
 * @param without the measure without each of the tokens that were blanked out, by their places
 */
public record TokenEffects(
        TokenizedText text, String measured, String blank, double original, Map<Integer, Double> without) {
    public TokenEffects {
        without = Map.copyOf(without);
    }

    /** What blanking the token out adds to the measure; empty where that was not tried. */
    public Optional<Double> change(int token) {
        return Optional.ofNullable(without.get(token)).map(value -> value - original);
    }

    /** The largest change in either direction, 0 or more. */
    public double largest() {
        return without.values().stream()
                .mapToDouble(value -> Math.abs(value - original))
                .max()
                .orElse(0);
    }
}
