package dev.headlight.core;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a trace that are there only when they were asked for and the model yields them.
 *
 * @param queries with bias, before scaling, or null
 * @param keys with bias, or null
 * @param values with bias, or null
 * @param hiddenStates embeddings first, or null
 * @param predictions logits at the positions that were asked for, or null
 * @param answers what the model answers to its task, by the names of {@link ModelTask#outputs}, without the axis of the
 *     batch; empty if not asked for
 */
public record TraceDetails(
        @Nullable HeadVectors queries,
        @Nullable HeadVectors keys,
        @Nullable HeadVectors values,
        @Nullable HiddenStates hiddenStates,
        @Nullable TokenLogits predictions,
        Map<String, FloatTensor> answers) {
    /** Attentions only. */
    public static final TraceDetails NONE = new TraceDetails(null, null, null, null, null, Map.of());

    public TraceDetails {
        answers = Map.copyOf(answers);
    }

    /** What the model answers to its task. */
    public TaskAnswer answer() {
        return new TaskAnswer(predictions, answers);
    }

    /** The vectors of one kind; hidden states and logits are not of a head. */
    public Optional<HeadVectors> vectors(TraceField field) {
        return Optional.ofNullable(
                switch (field) {
                    case QUERIES -> queries;
                    case KEYS -> keys;
                    case VALUES -> values;
                    case HIDDEN_STATES, LOGITS ->
                        throw new IllegalArgumentException(field.externalName() + " belong to no head");
                });
    }
}
