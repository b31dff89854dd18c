package dev.headlight.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Opens a TensorFlow bundle whose files lie in a folder. */
final class BundleFiles {
    static final String INDEX = ".index";

    private static final long LONGEST_INDEX = 1 << 26;

    private BundleFiles() {}

    /**
     * @param index such as {@code bert_model.ckpt.index}, beside its data files
     * @throws CheckpointException if the index is damaged, or a data file is missing
     */
    static TensorFlowBundle open(Path index) throws IOException {
        String file = index.getFileName().toString();
        if (Files.size(index) > LONGEST_INDEX) {
            throw new CheckpointException("The file " + file + " has " + Files.size(index)
                    + " bytes, expected an index of at most " + LONGEST_INDEX);
        }
        String prefix = file.substring(0, file.length() - INDEX.length());
        TensorFlowBundle bundle = new TensorFlowBundle(
                Files.readAllBytes(index),
                (shard, shards) -> new BufferedInputStream(
                        Files.newInputStream(index.resolveSibling(dataFile(prefix, shard, shards)))));
        Set<String> missing = new TreeSet<>();
        for (int shard = 0; shard < bundle.shards(); shard++) {
            String name = dataFile(prefix, shard, bundle.shards());
            if (!Files.isRegularFile(index.resolveSibling(name))) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new CheckpointException("The checkpoint " + prefix + " has its weights in " + bundle.shards()
                    + " data files, of which the folder lacks " + TensorShapes.some(missing) + "; fetch these too");
        }
        return bundle;
    }

    private static String dataFile(String prefix, int shard, int shards) {
        return String.format(Locale.ROOT, "%s.data-%05d-of-%05d", prefix, shard, shards);
    }
}
