package dev.headlight.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that can be opened: what it is, where its files lie and what its graph calls things.
 *
 * @param id folder name in the store, such as {@code bert-base-uncased}
 * @param name shown to people, such as {@code BERT base uncased}
 * @param architecture such as {@code bert}
 * @param task such as {@code fill-mask} or {@code embedding}
 * @param shape sizes
 * @param files where it lies
 * @param outputs names of the graph's outputs that a trace is made of
 * @param about licence and source
 */
public record ModelDescription(
        String id,
        String name,
        String architecture,
        String task,
        ModelShape shape,
        ModelFiles files,
        TraceOutputs outputs,
        About about) {

    /**
     * @param maxTokens longest input in tokens, special tokens included
     * @param parameters the number of trained weights
     */
    public record ModelShape(
            int layers, int heads, int headSize, int hiddenSize, int vocabularySize, int maxTokens, long parameters) {}

    /**
     * @param folder the model's own folder
     * @param onnx the graph
     * @param tokenizer the {@code tokenizer.json}
     * @param sha256 of the graph's file, in lower-case hexadecimal
     */
    public record ModelFiles(Path folder, Path onnx, Path tokenizer, String sha256) {}

    /**
     * Names of graph outputs, one a layer and in the order of the layers.
     *
     * @param attentions {@code [1, heads, queries, keys]} each
     * @param details names for the fields that this model yields; hidden states have one more name than there are
     *     layers
     * @param logits name of the output {@code [k, vocabulary]}, or empty where the model has none
     */
    public record TraceOutputs(List<String> attentions, Map<TraceField, List<String>> details, String logits) {
        public TraceOutputs {
            attentions = List.copyOf(attentions);
            details = Map.copyOf(details);
        }

        public boolean hasLogits() {
            return !logits.isEmpty();
        }
    }

    /**
     * @param licence SPDX identifier
     * @param source where the weights come from, in words
     * @param note one sentence on what was done to get the attentions
     */
    public record About(String licence, String source, String note) {}
}
