package dev.headlight.engine;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.TraceField;
import java.util.List;
import java.util.Set;

/**
 * What to run a model on and what to keep beside the attentions.
 *
 * @param variant what the model is fed
 * @param fields details to fetch; those the model does not yield are left out of the trace; what a model answers that
 *     predicts words goes by the positions of the variant instead
 */
public record TraceRequest(Variant variant, Set<TraceField> fields) {
    public TraceRequest {
        fields = Set.copyOf(fields);
    }

    /**
     * @param switchedOff heads that pass nothing on; their attentions are still there to look at
     * @param predictionPositions places in the sequence to predict a token for; nothing where the model predicts no
     *     words
     */
    public TraceRequest(
            TokenizedText text, Set<TraceField> fields, Set<HeadRef> switchedOff, List<Integer> predictionPositions) {
        this(new Variant(text, switchedOff, predictionPositions), fields);
    }

    /** Attentions alone, with all heads on. */
    public static TraceRequest attentions(TokenizedText text) {
        return new TraceRequest(text, Set.of(), Set.of(), List.of());
    }

    public TokenizedText text() {
        return variant.text();
    }

    public Set<HeadRef> switchedOff() {
        return variant.switchedOff();
    }

    public List<Integer> predictionPositions() {
        return variant.predictionPositions();
    }
}
