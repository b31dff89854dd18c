package dev.headlight.app;

import dev.headlight.cli.WindowOptions;
import dev.headlight.core.ModelDescription;
import dev.headlight.state.Example;
import dev.headlight.state.InputText;
import dev.headlight.state.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows first.
 *
 * @param model the model to open, or null where there is none
 * @param path where the model was opened from, or null if it is one of the store
 * @param later what is to be converted and opened once the window is there, or null
 * @param problem why there is not the wanted one, and what to do; empty where there is
 * @param input the first text
 * @param example the example that text comes from, or null
 * @param settings how it looks
 */
record StartPlan(
        @Nullable ModelDescription model,
        @Nullable Path path,
        @Nullable Path later,
        String problem,
        InputText input,
        @Nullable Example example,
        Settings settings) {
    /** @param saved how the window was left */
    static StartPlan of(WindowOptions options, Settings saved, FirstModel models, List<Example> examples) {
        String asked = options.model();
        FirstModel.Result model = asked == null ? models.preferred(saved.model()) : models.named(asked);
        Example example = options.text() == null && saved.isFirstStart() ? examples.getFirst() : null;
        return new StartPlan(
                model.model(),
                model.path(),
                model.later(),
                model.problem(),
                input(options, saved, example),
                example,
                look(options, saved));
    }

    private static Settings look(WindowOptions options, Settings saved) {
        Settings themed = options.theme() == null ? saved : saved.withTheme(options.theme());
        return options.view() == null ? themed : themed.withView(options.view());
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
