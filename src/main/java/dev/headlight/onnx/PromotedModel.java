package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model in the one form that the engine runs: standard inputs, attentions and what else was found as outputs.
 *
 * @param graph with the inputs {@code input_ids}, where the model has them {@code attention_mask} and
 *     {@code token_type_ids}, {@code head_mask [layers, heads]}, and for words {@code prediction_positions [k]}
 * @param report what was found in the file
 * @param inputs names of the inputs, {@code head_mask} not among them
 * @param outputs what the outputs are called
 * @param task what the model answers; its outputs are called as the task names them
 * @param classes how many words or labels the logits of the task tell apart, or 0
 * @param heads how many there are in each layer
 * @param hiddenSize width of the hidden states
 * @param vocabularySize rows of the table of words
 * @param maxPositions how many tokens a text may have at most
 */
public record PromotedModel(
        OnnxGraph graph,
        AttentionReport report,
        List<String> inputs,
        Outputs outputs,
        ModelTask task,
        int classes,
        int heads,
        int headSize,
        int hiddenSize,
        int vocabularySize,
        int maxPositions,
        Weights weights) {
    public PromotedModel {
        inputs = List.copyOf(inputs);
    }

    /**
     * Names of outputs, one a layer; a kind that was not found in every layer is empty.
     *
     * @param attentions {@code [1, heads, queries, keys]} each
     * @param hiddenStates one more than there are layers, the embeddings first
     */
    public record Outputs(
            List<String> attentions,
            List<String> queries,
            List<String> keys,
            List<String> values,
            List<String> hiddenStates) {
        public Outputs {
            attentions = List.copyOf(attentions);
            queries = List.copyOf(queries);
            keys = List.copyOf(keys);
            values = List.copyOf(values);
            hiddenStates = List.copyOf(hiddenStates);
        }
    }

    /** Where the numbers of the weights are: in the original file and those beside it, until they are written. */
    public static final class Weights {
        private final OnnxModelFile file;
        private final Map<String, TensorProto> sources;

        Weights(OnnxModelFile file, Map<String, TensorProto> sources) {
            this.file = file;
            this.sources = Map.copyOf(sources);
        }
    }

    /** The same model with its large float32 weights stored in another precision. */
    public PromotedModel stored(StoragePrecision precision) {
        return new PromotedModel(
                graph.stored(precision),
                report,
                inputs,
                outputs,
                task,
                classes,
                heads,
                headSize,
                hiddenSize,
                vocabularySize,
                maxPositions,
                weights);
    }

    public int layers() {
        return outputs.attentions().size();
    }

    /** Streams the weights into a file in {@code folder}, where there must be none yet; a piece at a time is in memory. */
    public void writeWeights(Path folder) throws IOException {
        try (WeightsFile target = new WeightsFile(folder, graph)) {
            for (WeightSlot slot : graph.weights()) {
                TensorProto source = weights.sources.get(slot.name());
                if (source == null) {
                    throw new IllegalStateException("no numbers for the weight " + slot.name());
                }
                StoredNumbers place = StoredNumbers.of(source).orElseThrow();
                NumberReader.read(
                        weights.file.stored().resolve(source, place), source, target.raw(slot.name(), slot.length()));
            }
            target.finish();
        }
    }
}
