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
 * @param session that it begins with
 */
record StartPlan(
        @Nullable ModelDescription model,
        @Nullable Path path,
        @Nullable Path later,
        String problem,
        InputText input,
        @Nullable Example example,
        Settings settings,
        StartSession session) {
    /** @param saved how the window was left */
    static StartPlan of(WindowOptions options, Settings saved, FirstModel models, List<Example> examples) {
        StartSession session = StartSession.of(options.session());
        FirstModel.Result model = model(options, saved, models, session);
        boolean isFirst = options.text() == null && session.input() == null && saved.isFirstStart();
        Example example = isFirst ? examples.getFirst() : null;
        return new StartPlan(
                model.model(),
                model.path(),
                model.later(),
                model.problem(),
                input(options, saved, example, session),
                example,
                look(options, saved),
                session);
    }

    private static FirstModel.Result model(
            WindowOptions options, Settings saved, FirstModel models, StartSession session) {
        if (options.session() != null) {
            return session.model(models.shelf())
                    .map(FirstModel.Result::of)
                    .orElseGet(() -> models.preferred(saved.model()));
        }
        return options.model() == null ? models.preferred(saved.model()) : models.named(options.model());
    }

    private static Settings look(WindowOptions options, Settings saved) {
        Settings themed = options.theme() == null ? saved : saved.withTheme(options.theme());
        return options.view() == null ? themed : themed.withView(options.view());
    }

    private static InputText input(
            WindowOptions options, Settings saved, @Nullable Example example, StartSession session) {
        if (session.input() != null) {
            return session.input();
        }
        if (options.text() != null) {
            return new InputText(options.text(), options.textPair());
        }
        return example != null
                ? example.input()
                : new InputText(Objects.requireNonNullElse(saved.text(), ""), saved.pair());
    }
}
