package dev.headlight.model;

import dev.headlight.core.AttentionOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything that was found in a model, for people and scripts, whether it can be opened or not.
 *
 * @param path where it lies
 * @param identity what it is
 * @param attention what attends to what
 * @param graph what the file says of itself
 * @param files sizes and checksums
 * @param tokenizer kind and origin in words, or empty where there is none
 * @param remarks what is good to know, in sentences
 * @param problems what keeps it from being opened, in sentences; empty where it can be opened as far as a look tells
 */
public record ModelPage(
        Path path,
        Identity identity,
        Attention attention,
        Graph graph,
        Files files,
        String tokenizer,
        List<String> remarks,
        List<String> problems) {
    public ModelPage {
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /**
     * What it is.
     *
     * @param architecture such as {@code bert}, or empty
     * @param task the hub's name such as {@code fill-mask}, or empty
     * @param licence SPDX identifier, or empty
     * @param labels of the classes that it tells apart
     */
    public record Identity(String name, String architecture, String task, String licence, List<String> labels) {
        public Identity {
            labels = List.copyOf(labels);
        }
    }

    /**
     * What attends to what.
     *
     * @param heads of each block; empty where it is not known or they differ
     * @param blocks in the order of the data's flow
     */
    public record Attention(OptionalInt heads, List<AttentionOrigin> blocks) {
        static final Attention NONE = new Attention(OptionalInt.empty(), List.of());

        public Attention {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * What the graph says of itself.
     *
     * @param inputs such as {@code input_ids: int64 [batch, tokens]}
     * @param producer the program that wrote it, or empty
     * @param opsets versions by domain, the standard one as {@code ai.onnx}
     * @param parameters trained numbers
     */
    public record Graph(
            List<String> inputs, List<String> outputs, String producer, Map<String, Long> opsets, long parameters) {
        static final Graph NONE = new Graph(List.of(), List.of(), "", Map.of(), 0);

        public Graph {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            opsets = Map.copyOf(opsets);
        }
    }

    /**
     * The file that holds the model.
     *
     * @param bytes with weights that lie apart
     * @param sha256 of the main file, in lower-case hexadecimal, or empty
     * @param variants all ONNX files to choose from, the best first
     * @param checksums of every file, where they are known without reading the files
     */
    public record Files(long bytes, String sha256, List<Path> variants, List<Checksum> checksums) {
        public Files {
            variants = List.copyOf(variants);
            checksums = List.copyOf(checksums);
        }
    }

    /**
     * What a file must be.
     *
     * @param sha256 in lower-case hexadecimal
     */
    public record Checksum(String file, long bytes, String sha256) {}
}
