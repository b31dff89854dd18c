package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.Manifest.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that are on this machine: one folder each, in one or more roots.
 *
 * <p>Where two roots have a model of the same name, the first root's counts, unless only a later one is usable. Listing
 * looks at manifests and sizes only; {@link #verify} reads everything. Thread-safe: nothing is kept.
 */
public final class ModelStore {
    private final List<Path> roots;

    /** @param roots folders with models; they need not exist */
    public ModelStore(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    public List<Path> roots() {
        return roots;
    }

    /** All models, by root and then by name. A root that cannot be listed counts as empty. */
    public List<StoreEntry> entries() {
        Map<String, StoreEntry> entries = new LinkedHashMap<>();
        for (Path root : roots) {
            for (Path folder : folders(root)) {
                StoreEntry entry = look(folder);
                entries.merge(entry.id(), entry, ModelStore::better);
            }
        }
        return List.copyOf(entries.values());
    }

    private static StoreEntry better(StoreEntry first, StoreEntry second) {
        return first instanceof StoreEntry.Damaged && second instanceof StoreEntry.Usable ? second : first;
    }

    public Optional<StoreEntry> find(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * Reads every file of a model and compares its checksum; takes a second for half a gigabyte.
     *
     * @throws ModelStoreException naming the file, what was expected and what was found
     */
    public void verify(ModelDescription model) throws ModelStoreException {
        Path folder = model.files().folder();
        Manifest manifest = checkedManifest(folder);
        for (StoredFile file : manifest.files()) {
            String found;
            try {
                found = Checksums.sha256(folder.resolve(file.name()));
            } catch (IOException e) {
                throw new ModelStoreException(folder.resolve(file.name()) + " cannot be read: " + e.getMessage(), e);
            }
            if (!found.equals(file.sha256())) {
                throw new ModelStoreException("The file " + folder.resolve(file.name())
                        + " is damaged: expected SHA-256 " + file.sha256() + ", found " + found
                        + ". Delete the folder and install the model again");
            }
        }
    }

    private static List<Path> folders(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static StoreEntry look(Path folder) {
        String id = folder.getFileName().toString();
        try {
            return new StoreEntry.Usable(checkedManifest(folder).describe(folder));
        } catch (ModelStoreException e) {
            return new StoreEntry.Damaged(id, folder, String.valueOf(e.getMessage()));
        }
    }

    /** The manifest of a folder, if all its files are there in the right size. */
    static Manifest checkedManifest(Path folder) throws ModelStoreException {
        Manifest manifest = ManifestJson.read(folder);
        String id = folder.getFileName().toString();
        if (!manifest.id().equals(id)) {
            throw new ModelStoreException("The folder " + folder + " holds the manifest of " + manifest.id()
                    + "; name the folder so or install the model again");
        }
        manifest.file(Manifest.ONNX);
        manifest.file(Manifest.TOKENIZER);
        List<String> problems = new ArrayList<>();
        for (StoredFile file : manifest.files()) {
            problem(folder, file).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ModelStoreException(
                    "The model " + id + " is incomplete: " + String.join("; ", problems) + ". Install it again");
        }
        return manifest;
    }

    private static Optional<String> problem(Path folder, StoredFile file) {
        Path path = folder.resolve(file.name());
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of(file.name() + " is missing");
            }
            long found = Files.size(path);
            return found == file.bytes()
                    ? Optional.empty()
                    : Optional.of(file.name() + " has " + found + " bytes, expected " + file.bytes());
        } catch (IOException e) {
            return Optional.of(file.name() + " cannot be read: " + e.getMessage());
        }
    }
}
