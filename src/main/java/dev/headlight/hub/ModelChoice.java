package dev.headlight.hub;

import java.util.List;

/**
 * One way to have a model: a set of files of its repository that belong together.
 *
 * @param main the path of the file to open: the ONNX file, or the weights or their index
 * @param sentence what it is, for people
 * @param files the main file first, then what it needs
 */
public record ModelChoice(Form form, Precision precision, String main, String sentence, List<HubFile> files) {
    /** What the weights are kept in. */
    public enum Form {
        /** Weights with a {@code config.json}; the folder is to be opened. */
        CHECKPOINT,
        /** A graph; the main file is to be opened, its tokenizer may lie one folder up. */
        ONNX
    }

    public ModelChoice {
        files = List.copyOf(files);
    }

    /** The size of all files together. */
    public long bytes() {
        return files.stream().mapToLong(HubFile::bytes).sum();
    }

    /** A name for a folder, different for each choice of a repository. */
    String slug() {
        return main.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
