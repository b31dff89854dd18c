package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;

/** Runs a model once, so that nothing enters the store that does not work. The engine is behind it. */
@FunctionalInterface
public interface ModelProbe {
    /**
     * Opens a model, runs it on a text with all heads on, and closes it.
     *
     * @throws ModelStoreException if it cannot be opened or run, with the reason
     */
    Trace run(ModelDescription model, String text) throws ModelStoreException;
}
