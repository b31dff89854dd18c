package dev.headlight.engine;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.Set;

/**
 * What a model is fed once.
 *
 * @param text tokens, as many as the model takes or fewer
 * @param switchedOff heads that pass nothing on
 * @param predictionPositions places in the sequence to predict a token for; nothing where the model predicts no words
 */
public record Variant(TokenizedText text, Set<HeadRef> switchedOff, List<Integer> predictionPositions) {
    public Variant {
        switchedOff = Set.copyOf(switchedOff);
        predictionPositions = List.copyOf(predictionPositions);
        for (int position : predictionPositions) {
            if (position < 0 || position >= text.size()) {
                throw new IllegalArgumentException(
                        "position " + position + " lies outside the " + text.size() + " tokens");
            }
        }
    }
}
