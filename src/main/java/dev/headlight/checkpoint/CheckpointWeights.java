package dev.headlight.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The weights of a checkpoint folder, whatever layout it was published in.
 *
 * <p>Where a folder has several, the first of this order is taken: {@code model.safetensors}, its shards with an index,
 * {@code pytorch_model.bin}, its shards, a TensorFlow SavedModel, a TensorFlow checkpoint.
 */
public final class CheckpointWeights implements WeightSource {
    private static final String LARGE_FILE_POINTER = "version https://git-lfs";

    private final WeightSource source;
    private final String choice;

    private CheckpointWeights(WeightSource source, String choice) {
        this.source = source;
        this.choice = choice;
    }

    /**
     * Opens the best layout in a folder.
     *
     * @throws CheckpointException if there is none that can be read, with what is there instead and what to do; or if the
     *     best is damaged
     */
    public static CheckpointWeights open(Path folder) throws IOException {
        WeightFolder files = WeightFolder.list(folder);
        for (WeightLayout layout : WeightLayout.values()) {
            List<String> candidates = layout.candidates(files.names());
            if (candidates.size() > 1) {
                throw new CheckpointException("The folder " + files.name() + " holds several checkpoints, "
                        + TensorShapes.some(candidates) + "; leave the files of one");
            }
            if (!candidates.isEmpty()) {
                Path file = folder.resolve(candidates.getFirst());
                checkFetched(file);
                return new CheckpointWeights(layout.open(file), files.choice(candidates.getFirst()));
            }
        }
        throw new CheckpointException(files.refusal());
    }

    private static void checkFetched(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            String start = new String(stream.readNBytes(LARGE_FILE_POINTER.length()), StandardCharsets.ISO_8859_1);
            if (start.equals(LARGE_FILE_POINTER)) {
                throw new CheckpointException("The file " + file.getFileName() + " only points at the weights, which"
                        + " were not fetched; run git lfs pull, or download the file itself");
            }
        }
    }

    /** Which file was taken, and what else was there, in one sentence. */
    public String choice() {
        return choice;
    }

    @Override
    public List<WeightInfo> weights() {
        return source.weights();
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        source.read(names, reader);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
