package dev.headlight.model;

import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.WeightInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The forms of a model that a source lets one choose from. */
final class SourceVariants {
    private static final int FULL_BITS = 32;

    private SourceVariants() {}

    /** The checkpoint first, because its graph is ours and shows everything; then ONNX files, the most exact first. */
    static List<ModelVariant> of(ModelSource source) throws IOException {
        List<ModelVariant> variants = new ArrayList<>();
        switch (source) {
            case ModelSource.Ready ready -> {}
            case ModelSource.Archive archive -> {}
            case ModelSource.Onnx onnx -> {
                for (Path graph : onnx.variants()) {
                    variants.add(graph(onnx.path(), graph));
                }
            }
            case ModelSource.Checkpoint checkpoint -> {
                variants.add(checkpoint(checkpoint));
                for (Path graph : checkpoint.graphs()) {
                    variants.add(graph(checkpoint.path(), graph));
                }
            }
        }
        return variants;
    }

    private static ModelVariant checkpoint(ModelSource.Checkpoint source) {
        return new ModelVariant(
                ModelVariant.CHECKPOINT,
                source.path(),
                "weights of which Headlight makes a graph that shows everything",
                checkpointSize(source.folder()));
    }

    private static StoredSize checkpointSize(Path folder) {
        try (CheckpointWeights weights = CheckpointWeights.open(folder)) {
            List<WeightInfo> numbers = weights.weights().stream()
                    .filter(weight -> weight.type().isFloatingPoint())
                    .toList();
            long bytes = numbers.stream().mapToLong(WeightInfo::bytes).sum();
            long count = numbers.stream().mapToLong(WeightInfo::size).sum();
            return new StoredSize(bytes, count == 0 ? FULL_BITS : (int) (bytes * Byte.SIZE / count), false);
        } catch (IOException | ArithmeticException e) {
            // What is wrong with it is said when it is opened.
            return new StoredSize(0, FULL_BITS, false);
        }
    }

    private static ModelVariant graph(Path path, Path graph) throws IOException {
        String name = Files.isDirectory(path)
                ? path.relativize(graph).toString().replace('\\', '/')
                : graph.getFileName().toString();
        return new ModelVariant(
                name,
                graph,
                "ONNX, " + OnnxVariants.words(graph),
                new StoredSize(graphBytes(graph), OnnxVariants.bits(graph), true));
    }

    /** With the weights that lie beside it under names that begin with its own. */
    static long graphBytes(Path graph) throws IOException {
        Path folder = graph.toAbsolutePath().getParent();
        String name = graph.getFileName().toString();
        if (folder == null) {
            return Files.size(graph);
        }
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += file.getFileName().toString().startsWith(name) ? Files.size(file) : 0;
            }
            return bytes;
        }
    }
}
