package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model the window opens first.
 *
 * @param mayConvert whether a model that lies at a path is converted before there is a window; for pictures, which show
 *     nothing else
 */
record FirstModel(ModelLibrary library, ModelShelf shelf, boolean mayConvert) {
    /**
     * A model, or why there is none, or why it is not the wanted one.
     *
     * @param model to open, or null
     * @param path where it was opened from, or null if it is one of the store
     * @param later what is to be converted and opened once the window is there, or null
     * @param problem what is wrong and what to do; empty where all is well
     */
    record Result(
            @Nullable ModelDescription model,
            @Nullable Path path,
            @Nullable Path later,
            String problem) {
        static Result missing(String problem) {
            return new Result(null, null, null, problem);
        }

        static Result of(ModelDescription model) {
            return new Result(model, null, null, "");
        }
    }

    /** The model used last, else the usual one, else any; a problem where it is not the one used last. */
    Result preferred(@Nullable String last) {
        Result wanted = last == null || !ModelLibrary.isLikePath(last) ? null : named(last);
        if (wanted != null && (wanted.model() != null || wanted.later() != null)) {
            return wanted;
        }
        String gone = wanted == null ? "" : wanted.problem() + " The usual model is open instead.";
        return shelf.preferred(last)
                .map(model -> new Result(model, null, null, gone))
                .orElseGet(() -> Result.missing(shelf.whyMissing(null)));
    }

    /** The model that was asked for; until one that lies at a path is converted, the usual one is shown. */
    Result named(String nameOrPath) {
        Optional<ModelDescription> installed = shelf.find(nameOrPath);
        if (installed.isPresent()) {
            return Result.of(installed.get());
        }
        Optional<Path> path = ModelLibrary.existing(nameOrPath);
        if (path.isEmpty()) {
            return Result.missing(
                    ModelLibrary.isLikePath(nameOrPath)
                            ? "There is no file or folder " + nameOrPath + "."
                            : shelf.whyMissing(nameOrPath));
        }
        try {
            return lyingAt(path.get());
        } catch (ModelStoreException e) {
            return Result.missing(e.getMessage() + ".");
        }
    }

    private Result lyingAt(Path path) throws ModelStoreException {
        Optional<ModelDescription> known = mayConvert
                ? Optional.of(
                        library.cache().open(path, null, (step, fraction) -> {}).model())
                : library.cache().find(path);
        return known.map(model -> new Result(model, path, null, ""))
                .orElseGet(() -> new Result(shelf.preferred(null).orElse(null), null, path, shelf.whyMissing(null)));
    }
}
