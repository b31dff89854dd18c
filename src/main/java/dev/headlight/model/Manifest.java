package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.core.ModelDescription.ModelFiles;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code model.json} says about a model's folder.
 *
 * @param recipe which conversion made the folder, in which version, from which artifact; another recipe means that the
 *     folder is to be made anew
 * @param files every other file of the folder
 */
record Manifest(
        String id,
        String name,
        String architecture,
        String task,
        ModelShape shape,
        TraceOutputs outputs,
        About about,
        String recipe,
        List<StoredFile> files) {
    /** The manifest's own name. */
    static final String FILE = "model.json";

    static final String ONNX = "model.onnx";
    static final String TOKENIZER = "tokenizer.json";
    static final String CONFIG = "config.json";

    /** Version of the manifest's format. */
    static final int FORMAT = 1;

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * @param name a plain file name
     * @param sha256 in lower-case hexadecimal
     */
    record StoredFile(String name, String sha256, long bytes) {}

    ModelDescription describe(Path folder) throws ModelStoreException {
        return new ModelDescription(
                id,
                name,
                architecture,
                task,
                shape,
                new ModelFiles(
                        folder,
                        folder.resolve(ONNX),
                        folder.resolve(TOKENIZER),
                        file(ONNX).sha256()),
                outputs,
                about);
    }

    StoredFile file(String wanted) throws ModelStoreException {
        return files.stream()
                .filter(file -> file.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ModelStoreException(
                        "The manifest of the model " + id + " does not list " + wanted + "; install the model again"));
    }
}
