package dev.headlight.model;

import dev.headlight.core.Draft;
import dev.headlight.core.DurableFiles;
import dev.headlight.core.ModelDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models that were opened by their path, converted once: as long as the files at the path stay the same, opening them
 * again takes no time. Thread-safe.
 */
public final class ModelCache {
    private static final System.Logger LOG = System.getLogger(ModelCache.class.getName());
    private static final int KEY = 20;

    private final Path folder;
    private final ModelImport imports;

    /** @param folder where converted models are kept; made if missing */
    public ModelCache(Path folder, ModelImport imports) {
        this.folder = folder;
        this.imports = imports;
    }

    /**
     * A model that can be opened, made of what lies at a path. A folder of a store is described as it is.
     *
     * @param variant which ONNX file to take where there are several, or null for the best
     * @throws ModelStoreException saying what was expected, what was found and what to do
     */
    public ImportedModel open(Path path, @Nullable String variant, Progress progress) throws ModelStoreException {
        try {
            ModelSource source = SourceFinder.find(path, variant);
            if (source instanceof ModelSource.Ready(Path ready)) {
                Path absolute = ready.toAbsolutePath().normalize();
                ModelDescription model = ModelStore.checkedManifest(absolute).describe(absolute);
                return new ImportedModel(model, null, List.of());
            }
            String current = name(path, source, variant);
            forgetOlder(place(path), current);
            // The folder is the cache's own: what an earlier version made of the same source there goes.
            ImportRequest request =
                    ImportRequest.of(path).withVariant(variant).withIfTaken(ImportRequest.IfTaken.REPLACE);
            return imports.into(folder.resolve(current), request, progress);
        } catch (IOException e) {
            throw new ModelStoreException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The model of a path if it is converted already and its files did not change since; takes no time.
     *
     * @throws ModelStoreException if nothing that could be a model can be read there
     */
    public Optional<ModelDescription> find(Path path) throws ModelStoreException {
        try {
            ModelSource source = SourceFinder.find(path, null);
            if (source instanceof ModelSource.Ready) {
                return Optional.of(open(path, null, (step, fraction) -> {}).model());
            }
            return ModelImport.earlier(folder.resolve(name(path, source, null)), source);
        } catch (IOException e) {
            throw new ModelStoreException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Removes what killed imports left; to be called before this process imports anything. */
    void repair() {
        Draft.removeDead(folder);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Files::isDirectory).forEach(StoreRepair::repair);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Unfinished models stay in " + folder, e);
        }
    }

    /** The folder of a path's model: what its content was is part of the name. */
    private static String name(Path path, ModelSource source, @Nullable String variant) throws IOException {
        return place(path) + "-" + key(SourceFingerprint.of(source) + variant);
    }

    private static String place(Path path) {
        return key(path.toAbsolutePath().normalize().toString());
    }

    /** What the same path held before it changed; a model that another process still runs may stay. */
    private void forgetOlder(String place, String current) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (name.startsWith(place + "-") && !name.equals(current)) {
                    DurableFiles.deleteTree(child);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "An outdated model stays in " + folder, e);
        }
    }

    private static String key(String text) {
        byte[] digest = Checksums.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, KEY);
    }
}
