package dev.headlight.model;

import dev.headlight.core.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a model without taking it in: what attends to what, how that was found, what the graph, tokenizer and
 * weights say. Thread-safe.
 */
public final class ModelInspection {
    private final Path workFolder;

    /** @param workFolder where archives are unpacked; made if missing */
    public ModelInspection(Path workFolder) {
        this.workFolder = workFolder;
    }

    /**
     * The page of what lies at a path. A model without attention has a page too, which says so among its problems.
     *
     * @param variant which ONNX file to take where there are several, or null for the best
     * @throws ModelStoreException if nothing that could be a model can be read there
     */
    public ModelPage inspect(Path path, @Nullable String variant, Progress progress) throws ModelStoreException {
        try {
            return page(SourceFinder.find(path, variant), variant, progress);
        } catch (IOException e) {
            throw new ModelStoreException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * What there is to choose from at a path, the best first; nothing where there is just one thing, as in an archive.
     *
     * @throws ModelStoreException if nothing that could be a model can be read there
     */
    public List<ModelVariant> variants(Path path) throws ModelStoreException {
        try {
            return SourceVariants.of(SourceFinder.find(path, null));
        } catch (IOException e) {
            throw new ModelStoreException(path + ": " + e.getMessage(), e);
        }
    }

    private ModelPage page(ModelSource source, @Nullable String variant, Progress progress)
            throws IOException, ModelStoreException {
        return switch (source) {
            case ModelSource.Onnx onnx -> new OnnxInspection(onnx).page();
            case ModelSource.Checkpoint checkpoint -> new CheckpointInspection(checkpoint).page();
            case ModelSource.Ready(Path folder) -> StoreInspection.page(folder);
            case ModelSource.Archive(Path archive) -> {
                Files.createDirectories(workFolder);
                try (Draft draft = Draft.in(workFolder)) {
                    Path folder = Files.createDirectory(draft.path());
                    new ArchiveUnpacking(archive, folder, progress).run();
                    yield page(SourceFinder.find(folder, variant), variant, progress);
                }
            }
        };
    }
}
