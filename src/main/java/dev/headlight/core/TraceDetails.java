package dev.headlight.core;

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
 */
public record TraceDetails(
        @Nullable HeadVectors queries,
        @Nullable HeadVectors keys,
        @Nullable HeadVectors values,
        @Nullable HiddenStates hiddenStates,
        @Nullable TokenLogits predictions) {
    /** Attentions only. */
    public static final TraceDetails NONE = new TraceDetails(null, null, null, null, null);

    /** The vectors of one kind; {@link TraceField#HIDDEN_STATES} is not a kind of head vector. */
    public Optional<HeadVectors> vectors(TraceField field) {
        return Optional.ofNullable(
                switch (field) {
                    case QUERIES -> queries;
                    case KEYS -> keys;
                    case VALUES -> values;
                    case HIDDEN_STATES -> throw new IllegalArgumentException("hidden states belong to no head");
                });
    }
}
