package dev.headlight.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells whether a source is still the same without reading it: paths, sizes and times of change of its files. */
final class SourceFingerprint {
    private static final int MOST_FILES = 10_000;
    private static final Set<String> COMPANIONS = Set.of(
            "config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "vocab.txt",
            "merges.txt",
            "sentencepiece.bpe.model",
            "spiece.model",
            "spm.model",
            "tokenizer.model");

    private SourceFingerprint() {}

    /** A text of hexadecimal digits. */
    static String of(ModelSource source) throws IOException {
        MessageDigest digest = Checksums.digest();
        for (Path file : files(source)) {
            String line = file.toAbsolutePath().normalize() + "\n" + Files.size(file) + "\n"
                    + Files.getLastModifiedTime(file).toMillis() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Set<Path> files(ModelSource source) throws IOException {
        Set<Path> files = new TreeSet<>();
        switch (source) {
            case ModelSource.Ready(Path folder) -> addAll(folder, files);
            case ModelSource.Archive(Path file) -> files.add(file);
            case ModelSource.Checkpoint checkpoint -> addAll(checkpoint.folder(), files);
            case ModelSource.Onnx onnx -> {
                files.add(onnx.file());
                for (Path folder : onnx.companions()) {
                    addCompanions(folder, onnx.file(), files);
                }
            }
        }
        return files;
    }

    private static void addAll(Path folder, Set<Path> files) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Files::isRegularFile).limit(MOST_FILES).forEach(files::add);
        }
    }

    /** Of a folder with a thousand downloads only what the graph may need. */
    private static void addCompanions(Path folder, Path graph, Set<Path> files) throws IOException {
        String start = graph.getFileName().toString();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> {
                        String name = child.getFileName().toString();
                        return COMPANIONS.contains(name.toLowerCase(Locale.ROOT))
                                || name.startsWith(start)
                                || name.endsWith("tokenizer.json");
                    })
                    .filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .forEach(files::add);
        }
    }
}
