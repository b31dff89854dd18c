package dev.headlight.engine;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.TraceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Which outputs a request needs, their sizes, and where each of them goes in one block of memory. */
final class OutputPlan {
    private final List<Output> outputs = new ArrayList<>();
    private long bytes;

    OutputPlan(ModelDescription model, TraceRequest request) {
        ModelShape shape = model.shape();
        int tokens = request.text().size();
        for (String name : model.outputs().attentions()) {
            place(name, 1, shape.heads(), tokens, tokens);
        }
        for (Map.Entry<TraceField, List<String>> field :
                model.outputs().details().entrySet()) {
            if (request.fields().contains(field.getKey())) {
                field.getValue().forEach(name -> place(name, sizes(field.getKey(), shape, tokens)));
            }
        }
        int predictions = request.predictionPositions().size();
        if (model.outputs().hasLogits() && predictions > 0) {
            place(model.outputs().logits(), predictions, shape.vocabularySize());
        }
    }

    private static long[] sizes(TraceField field, ModelShape shape, int tokens) {
        return field == TraceField.HIDDEN_STATES
                ? new long[] {1, tokens, shape.hiddenSize()}
                : new long[] {1, shape.heads(), tokens, shape.headSize()};
    }

    private void place(String name, long... dimensions) {
        Output output = new Output(name, LongStream.of(dimensions).boxed().toList(), bytes);
        bytes += (output.bytes() + Slab.ALIGNMENT - 1) / Slab.ALIGNMENT * Slab.ALIGNMENT;
        outputs.add(output);
    }

    /** In the order of their places. */
    List<Output> outputs() {
        return outputs;
    }

    /** Room for all of them. */
    long bytes() {
        return bytes;
    }

    /**
     * @param dimensions as the graph has them
     * @param offset where it begins in the block, in bytes
     */
    record Output(String name, List<Long> dimensions, long offset) {
        long bytes() {
            return dimensions.stream().reduce((long) Float.BYTES, Math::multiplyExact);
        }

        long[] dimensionArray() {
            return dimensions.stream().mapToLong(Long::longValue).toArray();
        }

        /** The sizes without the batch of one in front, which results of rank 3 and 4 have. */
        int[] shape() {
            return dimensions.stream()
                    .skip(dimensions.size() > 2 ? 1 : 0)
                    .mapToInt(Math::toIntExact)
                    .toArray();
        }
    }
}
