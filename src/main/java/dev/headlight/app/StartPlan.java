package dev.headlight.app;

import dev.headlight.cli.InstalledModels;
import dev.headlight.cli.WindowOptions;
import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.Example;
import dev.headlight.state.InputText;
import dev.headlight.state.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows first.
 *
 * @param models all models that can be opened
 * @param model the one to open, or null where there is none
 * @param problem why there is none, and what to do; empty where there is one
 * @param input the first text
 * @param example the example that text comes from, or null
 * @param settings how it looks
 */
record StartPlan(
        List<ModelDescription> models,
        @Nullable ModelDescription model,
        String problem,
        InputText input,
        @Nullable Example example,
        Settings settings) {
    /** @param saved how the window was left */
    static StartPlan of(WindowOptions options, Settings saved, ModelStore store, List<Example> examples) {
        List<StoreEntry> entries = store.entries();
        List<ModelDescription> models = entries.stream()
                .filter(StoreEntry.Usable.class::isInstance)
                .map(entry -> ((StoreEntry.Usable) entry).model())
                .toList();
        String asked = options.model();
        Optional<ModelDescription> model = asked == null ? preferred(models, saved.model()) : find(models, asked);
        Example example = options.text() == null && saved.isFirstStart() ? examples.getFirst() : null;
        return new StartPlan(
                models,
                model.orElse(null),
                model.isPresent() ? "" : InstalledModels.whyMissing(entries, asked),
                input(options, saved, example),
                example,
                options.theme() == null ? saved : saved.withTheme(options.theme()));
    }

    private static Optional<ModelDescription> find(List<ModelDescription> models, String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static Optional<ModelDescription> preferred(List<ModelDescription> models, @Nullable String last) {
        return find(models, Objects.requireNonNullElse(last, InstalledModels.DEFAULT_MODEL))
                .or(() -> find(models, InstalledModels.DEFAULT_MODEL))
                .or(() -> models.stream().findFirst());
    }

    private static InputText input(WindowOptions options, Settings saved, @Nullable Example example) {
        if (options.text() != null) {
            return new InputText(options.text(), options.textPair());
        }
        return example != null
                ? example.input()
                : new InputText(Objects.requireNonNullElse(saved.text(), ""), saved.pair());
    }
}
