package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.StoreEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The models that can be opened. Used on the JavaFX thread once a window is open. */
public final class ModelShelf {
    /** The model to begin with. */
    public static final String DEFAULT_MODEL = "bert-base-uncased";

    private final Supplier<List<StoreEntry>> store;
    private final ObservableList<ModelDescription> models = FXCollections.observableArrayList();
    private final List<ModelDescription> guests = new ArrayList<>();
    private List<StoreEntry> entries = List.of();

    /** @param store looks into the folders of models; quick */
    public ModelShelf(Supplier<List<StoreEntry>> store) {
        this.store = store;
        lookAgain();
    }

    /** The usable models, those that lie elsewhere last; a view that follows {@link #lookAgain}. */
    public ObservableList<ModelDescription> models() {
        return FXCollections.unmodifiableObservableList(models);
    }

    /** All folders of the store, also damaged ones, as of the last look. */
    public List<StoreEntry> entries() {
        return entries;
    }

    /** Takes in what is in the store now. */
    public void lookAgain() {
        entries = store.get();
        fill();
    }

    /** Takes in a model that lies elsewhere, as long as the program runs. */
    void addGuest(ModelDescription model) {
        guests.removeIf(guest -> guest.files().folder().equals(model.files().folder()));
        guests.add(model);
        fill();
    }

    /** What is the same stays untouched: a new list makes views forget what was chosen. */
    private void fill() {
        List<ModelDescription> all = Stream.concat(
                        entries.stream()
                                .filter(StoreEntry.Usable.class::isInstance)
                                .map(entry -> ((StoreEntry.Usable) entry).model()),
                        guests.stream())
                .distinct()
                .toList();
        if (!all.equals(models)) {
            models.setAll(all);
        }
    }

    public Optional<ModelDescription> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The model used last, else the default one, else any. */
    public Optional<ModelDescription> preferred(@Nullable String last) {
        return Optional.ofNullable(last)
                .flatMap(this::find)
                .or(() -> find(DEFAULT_MODEL))
                .or(() -> models.stream().findFirst());
    }

    /** Why there is no model to open, and what to do. */
    public String whyMissing(@Nullable String asked) {
        return whyMissing(entries, asked);
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
            return "There is no model in the store. Open or download one with \"Open model…\" in the window or \"headlight"
                    + " import\"; in the project's folder \"mvn package\" builds " + DEFAULT_MODEL + ".";
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
