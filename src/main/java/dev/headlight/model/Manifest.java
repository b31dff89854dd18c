package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.core.ModelDescription.ModelFiles;
import dev.headlight.core.ModelDescription.SplitGraph;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says about a model's folder.
 *
 * @param recipe which conversion made the folder, in which version, from what; another recipe means that the folder is
 *     to be made anew
 * @param files every other file of the folder
 */
record Manifest(ModelIdentity identity, ConvertedModel model, String recipe, List<StoredFile> files) {
    /** The manifest's own name. */
    static final String FILE = "model.json";

    static final String ONNX = "model.onnx";
    static final String TOKENIZER = "tokenizer.json";
    static final String CONFIG = "config.json";

    /** Version of the manifest's format. */
    static final int FORMAT = 2;

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * @param name a plain file name
     * @param sha256 in lower-case hexadecimal
     */
    record StoredFile(String name, String sha256, long bytes) {}

    String id() {
        return identity.id();
    }

    ModelDescription describe(Path folder) throws ModelStoreException {
        return new ModelDescription(
                identity.id(),
                identity.name(),
                model.architecture(),
                model.task(),
                model.labels(),
                model.shape(),
                new ModelFiles(
                        folder,
                        folder.resolve(ONNX),
                        folder.resolve(TOKENIZER),
                        file(ONNX).sha256(),
                        split(folder)),
                model.outputs(),
                new About(identity.licence(), identity.source(), model.note()),
                model.origin());
    }

    private @Nullable SplitGraph split(Path folder) {
        boolean isSplit = lists(GraphSplit.ENCODER) && lists(GraphSplit.WORD_HEAD);
        return isSplit
                ? new SplitGraph(folder.resolve(GraphSplit.ENCODER), folder.resolve(GraphSplit.WORD_HEAD))
                : null;
    }

    private boolean lists(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    Manifest with(ConvertedModel confirmed) {
        return new Manifest(identity, confirmed, recipe, files);
    }

    StoredFile file(String wanted) throws ModelStoreException {
        return files.stream()
                .filter(file -> file.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ModelStoreException("The manifest of the model " + id() + " does not list "
                        + wanted + "; install the model again"));
    }
}
