package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which model the window opens first. */
record ModelChoice(ModelLibrary library, ModelShelf shelf) {
    /**
     * A model, or why there is none.
     *
     * @param model to open, or null
     * @param problem what is wrong and what to do; empty where there is a model
     */
    record Result(@Nullable ModelDescription model, String problem) {}

    /** The model used last, else the usual one, else any. */
    Result preferred(@Nullable String last) {
        return shelf.preferred(last)
                .map(model -> new Result(model, ""))
                .orElseGet(() -> new Result(null, shelf.whyMissing(null)));
    }

    /** The model that was asked for; one that lies at a path is converted first, which may take a while. */
    Result named(String nameOrPath) {
        Optional<ModelDescription> installed = shelf.find(nameOrPath);
        if (installed.isPresent()) {
            return new Result(installed.get(), "");
        }
        Optional<Path> path = ModelLibrary.existing(nameOrPath);
        if (path.isEmpty()) {
            return new Result(
                    null,
                    ModelLibrary.isLikePath(nameOrPath)
                            ? "There is no file or folder " + nameOrPath + "."
                            : shelf.whyMissing(nameOrPath));
        }
        try {
            return new Result(
                    library.cache()
                            .open(path.get(), null, (step, fraction) -> {})
                            .model(),
                    "");
        } catch (ModelStoreException e) {
            return new Result(null, e.getMessage() + ".");
        }
    }
}
