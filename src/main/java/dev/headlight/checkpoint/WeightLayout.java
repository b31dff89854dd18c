package dev.headlight.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How the weights of a checkpoint are laid out in its folder, the best first. */
enum WeightLayout {
    SAFETENSORS("model.safetensors"),
    SAFETENSORS_SHARDS("model.safetensors.index.json"),
    TORCH("pytorch_model.bin"),
    TORCH_SHARDS("pytorch_model.bin.index.json"),
    SAVED_MODEL("variables/variables.index"),
    VARIABLES("variables.index"),
    CHECKPOINT("*.ckpt.index"),
    CHECKPOINT_OF_STEP("*.index");

    private final String file;

    WeightLayout(String file) {
        this.file = file;
    }

    /** The files that such a layout could begin with, by their names in the folder. */
    List<String> candidates(Set<String> names) {
        return names.stream().filter(this::fits).sorted().toList();
    }

    private boolean fits(String name) {
        return file.startsWith("*") ? name.endsWith(file.substring(1)) && !name.contains("/") : name.equals(file);
    }

    /** Opens the file that stands for the layout. */
    WeightSource open(Path path) throws IOException {
        return switch (this) {
            case SAFETENSORS -> SafetensorsFile.open(path);
            case SAFETENSORS_SHARDS -> ShardedWeights.open(path, SafetensorsFile::open);
            case TORCH -> TorchFile.open(path);
            case TORCH_SHARDS -> ShardedWeights.open(path, TorchFile::open);
            case SAVED_MODEL, VARIABLES, CHECKPOINT, CHECKPOINT_OF_STEP -> BundleFiles.open(path);
        };
    }
}
