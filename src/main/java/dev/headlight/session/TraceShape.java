package dev.headlight.session;

import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import java.util.List;

/** Whether the parts of a trace from a file fit each other, which those of a model always do. */
final class TraceShape {
    /** Rounding may lift a weight that little over 1. */
    static final float SLACK = 1e-3f;

    private TraceShape() {}

    /** @throws SessionException naming what does not fit */
    static void check(Trace trace, String where) throws SessionException {
        int layers = trace.attentions().layers();
        int heads = trace.attentions().heads();
        int tokens = trace.text().size();
        for (TraceField field : List.of(TraceField.QUERIES, TraceField.KEYS, TraceField.VALUES)) {
            HeadVectors vectors = trace.details().vectors(field).orElse(null);
            if (vectors != null
                    && (vectors.layers() != layers || vectors.heads() != heads || vectors.tokens() != tokens)) {
                throw misfit(where, field);
            }
        }
        HiddenStates states = trace.details().hiddenStates();
        if (states != null && (states.count() != layers + 1 || states.tokens() != tokens)) {
            throw misfit(where, TraceField.HIDDEN_STATES);
        }
    }

    private static SessionException misfit(String where, TraceField field) {
        return new SessionException(
                where + " carries " + field.externalName() + " of another size than its attentions");
    }
}
