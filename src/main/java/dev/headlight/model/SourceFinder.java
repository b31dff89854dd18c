package dev.headlight.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a path and tells what kind of model lies there. Names and a few first bytes only; nothing is read in full.
 *
 * <p>A folder may hold a checkpoint, ONNX files, or both; ONNX files may lie one level down, in {@code onnx}. A folder
 * with nothing but one folder in it stands for that one, as an unpacked archive does.
 */
final class SourceFinder {
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 4;
    private static final int ZIP_MAGIC = 0x504B0304;
    private static final List<String> WEIGHTS = List.of(".safetensors", ".bin", ".pt", ".pth", ".index", ".ckpt");
    private static final List<String> ARCHIVES = List.of(".zip", ".jar");

    private SourceFinder() {}

    /**
     * @param variant name of the ONNX file to take where there are several, or null for the best
     * @throws ModelStoreException if there is nothing that could be a model, saying what was looked for
     */
    static ModelSource find(Path path, @Nullable String variant) throws ModelStoreException {
        try {
            if (Files.isDirectory(path)) {
                return folder(path, path, variant, 0);
            }
            if (!Files.isRegularFile(path)) {
                throw new ModelStoreException("There is no file or folder " + path
                        + "; give an ONNX file, a folder with a checkpoint, a zip or jar, or the name of a model in the"
                        + " store");
            }
            return file(path);
        } catch (IOException e) {
            throw new ModelStoreException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ModelSource file(Path file) throws IOException, ModelStoreException {
        String name = lowerName(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ModelStoreException("The file " + file + " lies in no folder");
        }
        if (Files.size(file) == 0) {
            throw new ModelStoreException("The file " + file + " is empty; download it again");
        }
        if (hasSuffix(name, WEIGHTS) || name.equals("config.json") || name.endsWith(".index.json")) {
            return new ModelSource.Checkpoint(file, folder, List.of());
        }
        if (hasSuffix(name, ARCHIVES) || (!name.endsWith(".onnx") && beginsLikeZip(file))) {
            return new ModelSource.Archive(file);
        }
        refuseByName(file, name);
        return new ModelSource.Onnx(file, file, companions(folder), List.of(file), "");
    }

    private static void refuseByName(Path file, String name) throws ModelStoreException {
        if (hasSuffix(name, List.of(".gguf", ".ggml", ".h5", ".tflite", ".msgpack", ".mlmodel", ".pdf", ".txt"))) {
            throw new ModelStoreException("The file " + file + " is of a kind that Headlight does not read; it reads"
                    + " .onnx, .safetensors, pytorch_model.bin and TensorFlow checkpoints beside their config.json,"
                    + " and zip or jar files with these");
        }
        if (name.endsWith(".onnx_data") || name.endsWith(".onnx.data")) {
            throw new ModelStoreException(
                    "The file " + file + " holds the weights of an ONNX model; open the .onnx file beside it");
        }
    }

    private static ModelSource folder(Path path, Path folder, @Nullable String variant, int depth)
            throws IOException, ModelStoreException {
        if (Files.isRegularFile(folder.resolve(Manifest.FILE))) {
            return new ModelSource.Ready(folder);
        }
        List<Path> files = children(folder);
        List<Path> graphs = OnnxVariants.bestFirst(graphs(folder, files));
        boolean hasConfig = files.stream().anyMatch(file -> lowerName(file).equals("config.json"));
        boolean hasWeights = files.stream().anyMatch(SourceFinder::isWeights);
        if (hasConfig && hasWeights && variant == null) {
            return new ModelSource.Checkpoint(path, folder, graphs);
        }
        if (!graphs.isEmpty()) {
            return onnx(path, folder, graphs, variant);
        }
        List<Path> folders = files.stream().filter(Files::isDirectory).toList();
        if (folders.size() == 1 && files.stream().noneMatch(Files::isRegularFile) && depth < DEEPEST) {
            return folder(path, folders.getFirst(), variant, depth + 1);
        }
        throw nothing(folder, files, hasConfig, hasWeights);
    }

    private static ModelSource onnx(Path path, Path folder, List<Path> graphs, @Nullable String variant)
            throws ModelStoreException {
        Path chosen = variant == null ? graphs.getFirst() : named(graphs, variant, folder);
        String remark = graphs.size() == 1
                ? ""
                : "Taken: " + folder.relativize(chosen) + " of " + graphs.size() + " ONNX files.";
        Path parent = chosen.getParent();
        List<Path> companions = new ArrayList<>();
        if (parent != null && !parent.equals(folder)) {
            companions.add(parent);
        }
        companions.addAll(companions(folder));
        return new ModelSource.Onnx(path, chosen, companions, graphs, remark);
    }

    private static Path named(List<Path> graphs, String variant, Path folder) throws ModelStoreException {
        return graphs.stream()
                .filter(graph -> graph.getFileName().toString().equals(variant)
                        || folder.relativize(graph)
                                .toString()
                                .replace('\\', '/')
                                .equals(variant))
                .findFirst()
                .orElseThrow(() -> new ModelStoreException("The folder " + folder + " has no ONNX file " + variant
                        + ", only " + relative(folder, graphs)));
    }

    private static ModelStoreException nothing(Path folder, List<Path> files, boolean hasConfig, boolean hasWeights) {
        String found = files.isEmpty()
                ? "nothing: it is empty"
                : hasConfig
                        ? "a config.json but no weights"
                        : hasWeights ? "weights but no config.json" : relative(folder, files);
        return new ModelStoreException("The folder " + folder
                + " holds no model: looked for .onnx files, also in a folder onnx, or a config.json with weights as"
                + " .safetensors, pytorch_model.bin or a TensorFlow checkpoint; found " + found
                + (hasConfig || hasWeights
                        ? ". Download what is missing into it"
                        : ". Open a folder with one of these"));
    }

    private static String relative(Path folder, List<Path> files) {
        int shown = 5;
        String names = String.join(
                ", ",
                files.stream()
                        .limit(shown)
                        .map(file -> folder.relativize(file).toString())
                        .toList());
        return files.size() > shown ? names + " and " + (files.size() - shown) + " more" : names;
    }

    /** The folder itself, and the one above where this one is called {@code onnx}. */
    private static List<Path> companions(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path above = absolute.getParent();
        return above != null && absolute.endsWith("onnx") ? List.of(folder, above) : List.of(folder);
    }

    private static List<Path> graphs(Path folder, List<Path> files) throws IOException {
        List<Path> graphs = new ArrayList<>(files);
        Path below = folder.resolve("onnx");
        if (Files.isDirectory(below)) {
            graphs.addAll(children(below));
        }
        graphs.removeIf(file -> !lowerName(file).endsWith(".onnx") || !Files.isRegularFile(file));
        return graphs;
    }

    private static boolean isWeights(Path file) {
        String name = lowerName(file);
        boolean isOther = name.equals("training_args.bin") || name.startsWith("optimizer") || name.startsWith("rng_");
        return hasSuffix(name, WEIGHTS) && !isOther && Files.isRegularFile(file);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .limit(MOST_FILES)
                    .sorted()
                    .toList();
        }
    }

    private static boolean beginsLikeZip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] first = stream.readNBytes(Integer.BYTES);
            return first.length == Integer.BYTES && ByteBuffer.wrap(first).getInt() == ZIP_MAGIC;
        }
    }

    private static boolean hasSuffix(String name, List<String> suffixes) {
        return suffixes.stream().anyMatch(name::endsWith);
    }

    private static String lowerName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
