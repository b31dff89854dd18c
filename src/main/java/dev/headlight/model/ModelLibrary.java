package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.PlatformFolders;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All models that can be opened on this machine: those of the store by their name, and others by their path.
 *
 * @param store what is installed
 * @param imports takes models into the store
 * @param cache models that are opened by their path without being installed
 * @param hub models that can be downloaded
 * @param inspection looks into models
 */
public record ModelLibrary(
        ModelStore store, ModelImport imports, ModelCache cache, HubModels hub, ModelInspection inspection) {
    private static final String FOLDER = "models";
    private static final String DOWNLOADS = "hub";

    /**
     * A library with all its parts.
     *
     * @param cacheFolder where opened models and unpacked archives are kept
     */
    public static ModelLibrary of(ModelStore store, ModelProbe probe, Path cacheFolder) {
        Path folder = cacheFolder.resolve(FOLDER);
        ModelImport imports = new ModelImport(probe, folder);
        HubModels hub =
                new HubModels(System.getenv(), PlatformFolders.homeOfThisUser(), cacheFolder.resolve(DOWNLOADS));
        return new ModelLibrary(store, imports, new ModelCache(folder, imports), hub, new ModelInspection(folder));
    }

    /** The same with another hub. */
    public ModelLibrary withHub(HubModels other) {
        return new ModelLibrary(store, imports, cache, other, inspection);
    }

    /**
     * Brings stores and cache in order where an earlier process was killed while it wrote; to be called before this
     * process writes. What other living processes do is not touched.
     */
    public void repair() {
        store.roots().forEach(StoreRepair::repair);
        cache.repair();
    }

    /** The usable model of that name in the store. */
    public Optional<ModelDescription> installed(String id) {
        return store.find(id)
                .filter(StoreEntry.Usable.class::isInstance)
                .map(entry -> ((StoreEntry.Usable) entry).model());
    }

    /** The file or folder that a text names, if there is one. */
    public static Optional<Path> existing(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> !text.isBlank() && Files.exists(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a text looks like a path and not like the name of a model. */
    public static boolean isLikePath(String text) {
        return text.contains("/") || text.contains("\\") || text.matches("(?i).*\\.(onnx|safetensors|bin|zip|jar)");
    }

    /**
     * Puts a model into the store's last folder, the one for what users add.
     *
     * @throws ModelStoreException saying what was expected, what was found and what to do
     */
    public ImportedModel add(ImportRequest request, Progress progress) throws ModelStoreException {
        List<Path> roots = store.roots();
        if (roots.isEmpty()) {
            throw new ModelStoreException("There is no folder for models; name one with " + StoreLocations.VARIABLE);
        }
        return imports.into(roots.getLast(), request, progress);
    }
}
