package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which model the window opens first. */
record FirstModel(ModelLibrary library, ModelShelf shelf) {
    /**
     * A model, or why there is none, or why it is not the wanted one.
     *
     * @param model to open, or null
     * @param path where it was opened from, or null if it is one of the store
     * @param problem what is wrong and what to do; empty where all is well
     */
    record Result(
            @Nullable ModelDescription model, @Nullable Path path, String problem) {
        static Result missing(String problem) {
            return new Result(null, null, problem);
        }
    }

    /** The model used last, else the usual one, else any; a problem where it is not the one used last. */
    Result preferred(@Nullable String last) {
        Result wanted = last == null || !ModelLibrary.isLikePath(last) ? null : named(last);
        if (wanted != null && wanted.model() != null) {
            return wanted;
        }
        String gone = wanted == null ? "" : wanted.problem() + " The usual model is open instead.";
        return shelf.preferred(last)
                .map(model -> new Result(model, null, gone))
                .orElseGet(() -> Result.missing(shelf.whyMissing(null)));
    }

    /** The model that was asked for; one that lies at a path is converted first, which may take a while. */
    Result named(String nameOrPath) {
        Optional<ModelDescription> installed = shelf.find(nameOrPath);
        if (installed.isPresent()) {
            return new Result(installed.get(), null, "");
        }
        Optional<Path> path = ModelLibrary.existing(nameOrPath);
        if (path.isEmpty()) {
            return Result.missing(
                    ModelLibrary.isLikePath(nameOrPath)
                            ? "There is no file or folder " + nameOrPath + "."
                            : shelf.whyMissing(nameOrPath));
        }
        try {
            return new Result(
                    library.cache()
                            .open(path.get(), null, (step, fraction) -> {})
                            .model(),
                    path.get(),
                    "");
        } catch (ModelStoreException e) {
            return Result.missing(e.getMessage() + ".");
        }
    }
}
