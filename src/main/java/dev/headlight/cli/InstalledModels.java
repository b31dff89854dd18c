package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.ModelShelf;
import java.util.List;

/** The models that can be asked for by id, and why one cannot. */
final class InstalledModels {
    private final ModelStore store;

    InstalledModels(ModelStore store) {
        this.store = store;
    }

    /** All folders of the store, usable or not. */
    List<StoreEntry> entries() {
        return store.entries();
    }

    /** The model of that id. */
    ModelDescription find(String id) throws CommandFailedException {
        List<StoreEntry> entries = store.entries();
        for (StoreEntry entry : entries) {
            if (entry instanceof StoreEntry.Usable usable && usable.id().equals(id)) {
                return usable.model();
            }
        }
        throw new CommandFailedException(ModelShelf.whyMissing(entries, id));
    }
}
