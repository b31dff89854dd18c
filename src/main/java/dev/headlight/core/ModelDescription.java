package dev.headlight.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be opened: what it is, where its files lie and what its graph calls things.
 *
 * @param id folder name in the store, such as {@code bert-base-uncased}
 * @param name shown to people, such as {@code BERT base uncased}
 * @param architecture such as {@code bert}
 * @param task what it was trained to answer
 * @param labels names of the classes it tells apart, by their number; empty where it does not
 * @param shape sizes
 * @param files where it lies
 * @param outputs names of the graph's outputs that a trace is made of
 * @param about licence and source
 * @param origin how it came to be what is in the folder
 */
public record ModelDescription(
        String id,
        String name,
        String architecture,
        ModelTask task,
        List<String> labels,
        ModelShape shape,
        ModelFiles files,
        TraceOutputs outputs,
        About about,
        ModelOrigin origin) {
    public ModelDescription {
        labels = List.copyOf(labels);
    }

    /** Whether it predicts words for the places it is asked about. */
    public boolean predictsTokens() {
        return task == ModelTask.FILL_MASK && outputs.answersTask();
    }

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
     * @param split the same graph in two pieces, or null where there is only the whole
     */
    public record ModelFiles(
            Path folder,
            Path onnx,
            Path tokenizer,
            String sha256,
            @Nullable SplitGraph split) {}

    /**
     * A graph in two pieces that share its weights.
     *
     * @param encoder all outputs but those that answer the task
     * @param wordHead the last hidden states {@code hidden [1, n, hidden size]} and {@code prediction_positions [k]} to
     *     {@code logits [k, vocabulary]}
     */
    public record SplitGraph(Path encoder, Path wordHead) {}

    /**
     * Names of graph outputs, one a layer and in the order of the layers.
     *
     * @param attentions {@code [1, heads, queries, keys]} each
     * @param details names for the fields that this model yields; hidden states have one more name than there are
     *     layers
     * @param task those that answer the task, as {@link ModelTask#outputs} names them; empty where the graph has none
     */
    public record TraceOutputs(List<String> attentions, Map<TraceField, List<String>> details, List<String> task) {
        public TraceOutputs {
            attentions = List.copyOf(attentions);
            details = Map.copyOf(details);
            task = List.copyOf(task);
        }

        public boolean answersTask() {
            return !task.isEmpty();
        }
    }

    /**
     * @param licence SPDX identifier
     * @param source where the weights come from, in words
     * @param note one sentence on what was done to get the attentions
     */
    public record About(String licence, String source, String note) {}
}
