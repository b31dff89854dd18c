package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The models that can be asked for by name or path, and why one cannot. */
final class InstalledModels {
    private final ModelLibrary library;
    private final Terminal terminal;

    InstalledModels(ModelLibrary library, Terminal terminal) {
        this.library = library;
        this.terminal = terminal;
    }

    /** All folders of the store, usable or not. */
    List<StoreEntry> entries() {
        return library.store().entries();
    }

    /** The model of that name in the store, else the one at that path, which is converted if it was never before. */
    ModelDescription find(String nameOrPath) throws CommandFailedException {
        Optional<ModelDescription> installed = library.installed(nameOrPath);
        if (installed.isPresent()) {
            return installed.get();
        }
        Optional<Path> path = ModelLibrary.existing(nameOrPath);
        if (path.isPresent()) {
            return open(path.get());
        }
        if (ModelLibrary.isLikePath(nameOrPath)) {
            throw new CommandFailedException("There is no file or folder " + nameOrPath
                    + ". Give the name of a model in the store, an ONNX file or a folder with a checkpoint.");
        }
        throw new CommandFailedException(ModelShelf.whyMissing(entries(), nameOrPath));
    }

    private ModelDescription open(Path path) throws CommandFailedException {
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return library.cache().open(path, null, progress).model();
        } catch (ModelStoreException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
    }

    /** Puts a model into the store. */
    ImportedModel add(ImportRequest request) throws CommandFailedException {
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return library.add(request, progress);
        } catch (ModelStoreException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
    }
}
