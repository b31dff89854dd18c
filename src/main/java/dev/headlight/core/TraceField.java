package dev.headlight.core;

import java.util.Locale;

/** What a trace can hold beside the attentions, fetched only when somebody asks. */
public enum TraceField {
    QUERIES,
    KEYS,
    VALUES,
    HIDDEN_STATES,
    /** What the model answers to its task, see {@link ModelTask}. */
    LOGITS;

    /** The name in files and on the command line, such as {@code hidden_states}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
