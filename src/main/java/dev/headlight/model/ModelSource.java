package dev.headlight.model;

import java.nio.file.Path;
import java.util.List;

/** What lies at a path that somebody named. */
sealed interface ModelSource {
    /** The path as it was named. */
    Path path();

    /** A model that is already in the form of a store. */
    record Ready(Path path) implements ModelSource {}

    /**
     * An ONNX file.
     *
     * @param file the graph
     * @param companions folders in which tokenizer and configuration may lie, the nearest first
     * @param variants all graphs to choose from, the best first; just the file where one file was named
     * @param remark why it was chosen among others, in a sentence, or empty
     */
    record Onnx(Path path, Path file, List<Path> companions, List<Path> variants, String remark)
            implements ModelSource {
        public Onnx {
            companions = List.copyOf(companions);
            variants = List.copyOf(variants);
        }
    }

    /**
     * A checkpoint with its configuration.
     *
     * @param folder with {@code config.json} and weights
     * @param graphs ONNX files that could be taken instead, the best first
     */
    record Checkpoint(Path path, Path folder, List<Path> graphs) implements ModelSource {
        public Checkpoint {
            graphs = List.copyOf(graphs);
        }

        /** Why it was chosen among others, in a sentence, or an empty text. */
        String remark() {
            return graphs.isEmpty() ? "" : "Taken: the checkpoint; the folder also holds ONNX files.";
        }
    }

    /** A zip or jar to look into. */
    record Archive(Path path) implements ModelSource {}
}
