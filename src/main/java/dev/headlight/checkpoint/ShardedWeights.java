package dev.headlight.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Weights in several files with an index. */
final class ShardedWeights implements WeightSource {
    private static final int MOST_SHARDS = 1000;

    /** Opens one file of weights. */
    @FunctionalInterface
    interface Opener {
        WeightSource open(Path file) throws IOException;
    }

    private final ShardIndex index;
    private final TreeMap<String, WeightSource> shards = new TreeMap<>();
    private final List<WeightInfo> weights = new ArrayList<>();

    private ShardedWeights(ShardIndex index) {
        this.index = index;
    }

    /**
     * @param path of the index, beside the files
     * @throws CheckpointException if a file is missing, is damaged, or lacks what the index says is in it
     */
    static ShardedWeights open(Path path, Opener opener) throws IOException {
        ShardedWeights sharded = new ShardedWeights(ShardIndex.read(path));
        try {
            sharded.openShards(path, opener);
            sharded.collect();
            sharded.checkTotal(path.getFileName().toString());
            return sharded;
        } catch (IOException e) {
            sharded.close();
            throw e;
        }
    }

    private void openShards(Path path, Opener opener) throws IOException {
        Set<String> files = new TreeSet<>(index.files().values());
        if (files.size() > MOST_SHARDS) {
            throw new CheckpointException(
                    "The index names " + files.size() + " files of weights, expected at most " + MOST_SHARDS);
        }
        Set<String> missing = new TreeSet<>();
        for (String file : files) {
            if (!Files.isRegularFile(path.resolveSibling(file))) {
                missing.add(file);
            }
        }
        if (!missing.isEmpty()) {
            throw new CheckpointException("The weights are in " + files.size() + " files, of which the folder lacks "
                    + TensorShapes.some(missing) + "; fetch these too");
        }
        for (String file : files) {
            shards.put(file, opener.open(path.resolveSibling(file)));
        }
    }

    private void collect() throws CheckpointException {
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, WeightSource> shard : shards.entrySet()) {
            for (WeightInfo weight : shard.getValue().weights()) {
                if (shard.getKey().equals(index.files().get(weight.name()))) {
                    weights.add(weight);
                }
                found.merge(weight.name(), shard.getKey(), (first, second) -> first);
            }
        }
        Set<String> listed = new HashSet<>();
        weights.forEach(weight -> listed.add(weight.name()));
        for (Map.Entry<String, String> entry : index.files().entrySet()) {
            if (!listed.contains(entry.getKey())) {
                String where = found.get(entry.getKey());
                throw new CheckpointException("By the index " + entry.getKey() + " is in " + entry.getValue()
                        + ", but it is in " + (where == null ? "none of the files" : where)
                        + "; fetch index and files anew, of one version");
            }
        }
    }

    /** Weights that share their numbers may be counted once. */
    private void checkTotal(String file) throws CheckpointException {
        double bytes = weights.stream().mapToLong(WeightInfo::bytes).sum();
        if (index.totalBytes().orElse(bytes) > bytes) {
            throw new CheckpointException(String.format(
                    "By %s the weights take %.0f bytes, but its files hold %.0f; fetch index and files anew, of one"
                            + " version",
                    file, index.totalBytes().orElse(bytes), bytes));
        }
    }

    @Override
    public List<WeightInfo> weights() {
        return List.copyOf(weights);
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        TensorShapes.checkPresent(weights, names);
        for (Map.Entry<String, WeightSource> shard : shards.entrySet()) {
            Set<String> own = new HashSet<>(names);
            own.removeIf(name -> !shard.getKey().equals(index.files().get(name)));
            shard.getValue().read(own, reader);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (WeightSource shard : shards.values()) {
            try {
                shard.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
