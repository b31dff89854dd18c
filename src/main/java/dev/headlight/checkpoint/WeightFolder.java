package dev.headlight.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What lies in a checkpoint's folder.
 *
 * @param name of the folder
 * @param names of the files, and of those of a SavedModel in {@code variables/}
 */
record WeightFolder(String name, Set<String> names) {
    private static final int MOST_FILES = 10_000;
    /** The parts of what was taken, or of another layout whose index is named already. */
    private static final Pattern PART = Pattern.compile("-\\d+-of-\\d+");

    private static final String VARIABLES = "variables/variables.index";

    WeightFolder {
        names = Set.copyOf(names);
    }

    /** @throws CheckpointException if it is no folder, or one of a great many files */
    static WeightFolder list(Path folder) throws IOException {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? folder.toString() : last.toString();
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    names.add(file.getFileName().toString());
                }
                if (names.size() > MOST_FILES) {
                    throw new CheckpointException("The folder " + name + " has more than " + MOST_FILES
                            + " files; choose the folder of one checkpoint");
                }
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new CheckpointException(name + " is no folder; choose the one that holds config.json", e);
        }
        if (Files.isRegularFile(folder.resolve(VARIABLES))) {
            names.add(VARIABLES);
        }
        return new WeightFolder(name, names);
    }

    /** Says that a file was taken. */
    String choice(String taken) {
        List<String> others = names.stream()
                .filter(file -> !file.equals(taken) && OtherWeights.holdsWeights(file))
                .filter(file -> !PART.matcher(file).find())
                .sorted()
                .toList();
        String beside = others.isEmpty() ? "." : "; not used: " + TensorShapes.some(others) + ".";
        return "Weights from " + taken + beside;
    }

    /** Says why nothing can be taken. */
    String refusal() {
        for (String file : new TreeSet<>(names)) {
            String advice = OtherWeights.advice(file.toLowerCase(Locale.ROOT));
            if (!advice.isEmpty()) {
                return "The folder " + name + " holds its weights in " + file + " only: " + advice;
            }
        }
        return "The folder " + name + " holds no weights that can be read; expected model.safetensors,"
                + " pytorch_model.bin or a TensorFlow checkpoint, found "
                + (names.isEmpty() ? "no file" : TensorShapes.some(names));
    }
}
