package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models that can be asked for by id, and why one cannot. */
public final class InstalledModels {
    /** What is used where no model was named. */
    public static final String DEFAULT_MODEL = "bert-base-uncased";

    private final ModelStore store;

    public InstalledModels(ModelStore store) {
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
        throw new CommandFailedException(whyMissing(entries, id));
    }

    /**
     * Why there is no model to open, and what to do.
     *
     * @param entries what the store holds
     * @param asked the id that was asked for, or null where any model would do
     */
    public static String whyMissing(List<StoreEntry> entries, @Nullable String asked) {
        String damaged = problems(entries, asked);
        if (!damaged.isEmpty()) {
            return damaged;
        }
        if (asked == null || entries.isEmpty()) {
            return "There is no model in the store. Build one with \"mvn package\" in the project's folder; the default"
                    + " is " + DEFAULT_MODEL + ".";
        }
        String present = entries.stream().map(StoreEntry::id).collect(Collectors.joining(", "));
        return "There is no model \"" + asked + "\" in the store, only " + present
                + ". Choose one of them with --model.";
    }

    private static String problems(List<StoreEntry> entries, @Nullable String asked) {
        return entries.stream()
                .filter(StoreEntry.Damaged.class::isInstance)
                .map(StoreEntry.Damaged.class::cast)
                .filter(entry -> asked == null || entry.id().equals(asked))
                .map(StoreEntry.Damaged::problem)
                .collect(Collectors.joining("\n"));
    }
}
