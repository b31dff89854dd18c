package dev.headlight.cli;

import dev.headlight.core.ModelDescription;
import dev.headlight.hub.Cancellation;
import dev.headlight.hub.ModelChoice;
import dev.headlight.model.HubModels;
import dev.headlight.model.ImportRequest;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelPage;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.ModelVariant;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        throw missing(nameOrPath);
    }

    private CommandFailedException missing(String nameOrPath) {
        return new CommandFailedException(
                ModelLibrary.isLikePath(nameOrPath)
                        ? "There is no file or folder " + nameOrPath
                                + ". Give the name of a model in the store, an ONNX file or a folder with a checkpoint."
                        : ModelShelf.whyMissing(entries(), nameOrPath));
    }

    private ModelDescription open(Path path) throws CommandFailedException {
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return library.cache().open(path, null, progress).model();
        } catch (ModelStoreException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
    }

    /** Looks into the model of that name in the store, else into what lies at that path. */
    ModelPage inspect(String nameOrPath, @Nullable String variant) throws CommandFailedException {
        Path path = library.installed(nameOrPath)
                .map(model -> model.files().folder())
                .or(() -> ModelLibrary.existing(nameOrPath))
                .orElseThrow(() -> new CommandFailedException("There is no file or folder \"" + nameOrPath
                        + "\", and no model of that name in the store; \"headlight models\" lists those."));
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return library.inspection().inspect(path, variant, progress);
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

    /** Names of the ONNX files in a folder that has several, the best first. */
    List<String> graphs(Path path) {
        try {
            return library.inspection().variants(path).stream()
                    .filter(variant -> variant.size().isGraph())
                    .map(ModelVariant::name)
                    .toList();
        } catch (ModelStoreException e) {
            // What is wrong there is said by what asks for a model.
            return List.of();
        }
    }

    /** Whether a text can be meant as a repository of the hub. */
    boolean isRepository(String text) {
        return library.hub().isRepository(text);
    }

    /** What a repository of the hub holds. */
    HubModels.Offer offer(String repository) throws CommandFailedException {
        try {
            return library.hub().offer(repository, new Cancellation());
        } catch (ModelStoreException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
    }

    /** Downloads one choice and puts it into the store. */
    ImportedModel download(HubModels.Offer offer, ModelChoice choice, ImportRequest request)
            throws CommandFailedException {
        ImportRequest downloaded;
        try (ProgressLine progress = new ProgressLine(terminal)) {
            downloaded = library.hub().download(offer, choice, request, progress, new Cancellation());
        } catch (ModelStoreException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
        return add(downloaded);
    }
}
