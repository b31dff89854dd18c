package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import java.nio.file.Path;

/** A folder in a store. */
public sealed interface StoreEntry {
    /** The name of the folder. */
    String id();

    /** A model that can be opened, as far as a quick look tells. */
    record Usable(ModelDescription model) implements StoreEntry {
        @Override
        public String id() {
            return model.id();
        }
    }

    /**
     * A folder that should be a model and is not.
     *
     * @param problem what is wrong and what to do, for people
     */
    record Damaged(String id, Path folder, String problem) implements StoreEntry {}
}
