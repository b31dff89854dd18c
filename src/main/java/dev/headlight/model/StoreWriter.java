package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import dev.headlight.core.ModelDescription;
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
 * Puts model folders into stores.
 *
 * <p>A model appears whole or not at all: it is made in a hidden folder beside its place and moved there when everything
 * is on the disk. What dead writers left is removed by the next one. Thread-safe, also across processes.
 */
final class StoreWriter {
    // A lock on a file keeps out other processes only, and ends when any of this process's handles on it is closed.
    private final Set<Path> underWay = ConcurrentHashMap.newKeySet();

    /**
     * What is to be written.
     *
     * @param recipe what makes the folder from what; a folder with this very recipe is left as it is
     * @param bytes about how much room the folder takes
     */
    record Order(ModelIdentity identity, String recipe, long bytes) {}

    /** Fills an empty folder with everything but the manifest. */
    @FunctionalInterface
    interface Work {
        ConvertedModel fill(Path folder) throws IOException, ModelStoreException;
    }

    /** Looks at the finished folder before it is moved to its place. */
    @FunctionalInterface
    interface Check {
        /**
         * @param model as the folder describes it
         * @return what is known of it now
         */
        ConvertedModel confirm(ModelDescription model, ConvertedModel converted)
                throws IOException, ModelStoreException;
    }

    /** Whether the model is there, whole and made by this very recipe. */
    static boolean isCurrent(Path storeRoot, Order order) {
        try {
            Manifest manifest = ModelStore.checkedManifest(
                    storeRoot.resolve(order.identity().id()));
            return manifest.recipe().equals(order.recipe());
        } catch (ModelStoreException e) {
            return false;
        }
    }

    /**
     * Writes a model, or returns at once if it is there and current.
     *
     * @param storeRoot is made if it is missing
     * @throws ModelStoreException saying what was expected, what was found and what to do; the store is then as before
     */
    ModelDescription write(Path storeRoot, Order order, Work work, Check check, Progress progress)
            throws ModelStoreException {
        String id = order.identity().id();
        Path folder = storeRoot.resolve(id);
        if (isCurrent(storeRoot, order)) {
            return ModelStore.checkedManifest(folder).describe(folder);
        }
        if (!underWay.add(folder)) {
            throw new ModelStoreException("The model " + id + " is being installed already; wait until it is there");
        }
        try {
            Files.createDirectories(storeRoot);
            try (InstallLock lock = InstallLock.acquire(storeRoot, id)) {
                if (lock.isHeld() && !isCurrent(storeRoot, order)) {
                    writeLocked(storeRoot.toAbsolutePath(), order, work, check, progress);
                }
            }
        } catch (IOException e) {
            throw new ModelStoreException(
                    "The model " + id + " could not be installed into " + storeRoot + ": " + e.getMessage()
                            + ". Free space there: " + Room.free(storeRoot) + ", needed: "
                            + Room.megabytes(order.bytes()),
                    e);
        } finally {
            underWay.remove(folder);
        }
        return ModelStore.checkedManifest(folder).describe(folder);
    }

    private static void writeLocked(Path root, Order order, Work work, Check check, Progress progress)
            throws IOException, ModelStoreException {
        String id = order.identity().id();
        StoreRepair.repair(root, id);
        Room.check(root, id, order.bytes());
        Path partial = Files.createDirectory(root.resolve(StoreRepair.prefix(id) + UUID.randomUUID()));
        try {
            ConvertedModel converted = work.fill(partial);
            Manifest manifest = manifest(order, converted, partial, progress);
            ManifestJson.write(manifest.with(check.confirm(manifest.describe(partial), converted)), partial);
            DurableFiles.forceFolder(partial);
            replace(partial, root.resolve(id), StoreRepair.old(partial));
            DurableFiles.forceFolder(root);
        } finally {
            DurableFiles.deleteTree(partial);
        }
        progress.report("Installed " + order.identity().name(), 1);
    }

    /** Adds the pieces of the graph to a folder that has no manifest yet, and describes it. */
    static Manifest manifest(Order order, ConvertedModel converted, Path folder, Progress progress) throws IOException {
        GraphSplit.write(folder, converted);
        List<StoredFile> files = new ArrayList<>();
        for (Path file : children(folder)) {
            String sha256 = Checksums.sha256(file, done -> progress.report("Computing checksums", done));
            files.add(new StoredFile(file.getFileName().toString(), sha256, Files.size(file)));
        }
        return new Manifest(order.identity(), converted, order.recipe(), files);
    }

    private static void replace(Path partial, Path folder, Path old) throws IOException {
        if (Files.exists(folder)) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.deleteTree(old);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
