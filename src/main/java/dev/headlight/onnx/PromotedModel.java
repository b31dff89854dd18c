package dev.headlight.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model whose attentions were made outputs.
 *
 * @param graph inputs as they were, and {@code head_mask [layers, heads]}
 * @param outputs what the new outputs are called
 * @param heads how many there are in each layer
 * @param vocabularySize rows of the table that {@code input_ids} looks up, or 0 if it was not found
 * @param maxPositions rows of the table of positions, or 0 if it was not found
 */
public record PromotedModel(
        OnnxGraph graph,
        Outputs outputs,
        int heads,
        int headSize,
        int vocabularySize,
        int maxPositions,
        Weights weights) {
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

    /** The numbers of the weights, as they were in the file. */
    public static final class Weights {
        private final Map<String, ByteString> raw;

        Weights(Map<String, ByteString> raw) {
            this.raw = Map.copyOf(raw);
        }
    }

    /** The same model with its large float32 weights stored in another precision. */
    public PromotedModel stored(StoragePrecision precision) {
        return new PromotedModel(
                graph.stored(precision), outputs, heads, headSize, vocabularySize, maxPositions, weights);
    }

    public int layers() {
        return outputs.attentions().size();
    }

    /** Writes the file of weights into {@code folder}, where there must be none yet. */
    public void writeWeights(Path folder) throws IOException {
        try (WeightsFile file = new WeightsFile(folder, graph)) {
            for (WeightSlot slot : graph.weights()) {
                ByteString bytes = weights.raw.get(slot.name());
                if (bytes == null) {
                    throw new IllegalStateException("no numbers for the weight " + slot.name());
                }
                file.writeRaw(slot.name(), bytes.asReadOnlyByteBuffer());
            }
            file.finish();
        }
    }
}
