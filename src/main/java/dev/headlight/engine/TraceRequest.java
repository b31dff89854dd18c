package dev.headlight.engine;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.TraceField;
import java.util.List;
import java.util.Set;

/**
 * What to run a model on and what to keep beside the attentions.
 *
 * @param text tokens, as many as the model takes or fewer
 * @param fields details to fetch; those the model does not yield are left out of the trace; what a model answers that
 *     predicts words goes by the positions instead
 * @param switchedOff heads that pass nothing on; their attentions are still there to look at
 * @param predictionPositions places in the sequence to predict a token for; nothing where the model predicts no words
 */
public record TraceRequest(
        TokenizedText text, Set<TraceField> fields, Set<HeadRef> switchedOff, List<Integer> predictionPositions) {
    public TraceRequest {
        fields = Set.copyOf(fields);
        switchedOff = Set.copyOf(switchedOff);
        predictionPositions = List.copyOf(predictionPositions);
        for (int position : predictionPositions) {
            if (position < 0 || position >= text.size()) {
                throw new IllegalArgumentException(
                        "position " + position + " lies outside the " + text.size() + " tokens");
            }
        }
    }

    /** Attentions alone, with all heads on. */
    public static TraceRequest attentions(TokenizedText text) {
        return new TraceRequest(text, Set.of(), Set.of(), List.of());
    }
}
