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

    private OutputPlan() {}

    /** What a trace is made of. */
    static OutputPlan of(ModelDescription model, TraceRequest request) {
        OutputPlan plan = new OutputPlan();
        plan.placeTrace(model, request);
        return plan;
    }

    /** The answers of several variants alone; their sizes keep the axis of the batch. */
    static OutputPlan answers(ModelDescription model, List<Variant> batch) {
        OutputPlan plan = new OutputPlan();
        int predictions = batch.stream()
                .mapToInt(variant -> variant.predictionPositions().size())
                .sum();
        long[] sizes =
                AnswerShape.of(model, batch.size(), batch.getFirst().text().size(), predictions);
        model.outputs().task().forEach(name -> plan.place(name, false, sizes));
        return plan;
    }

    private void placeTrace(ModelDescription model, TraceRequest request) {
        ModelShape shape = model.shape();
        int tokens = request.text().size();
        for (String name : model.outputs().attentions()) {
            place(name, true, 1, shape.heads(), tokens, tokens);
        }
        for (Map.Entry<TraceField, List<String>> field :
                model.outputs().details().entrySet()) {
            if (request.fields().contains(field.getKey())) {
                field.getValue().forEach(name -> place(name, true, sizes(field.getKey(), shape, tokens)));
            }
        }
        if (TraceAssembly.wantsAnswers(model, request)) {
            long[] sizes = AnswerShape.of(
                    model, 1, tokens, request.predictionPositions().size());
            model.outputs().task().forEach(name -> place(name, AnswerShape.hasBatch(model), sizes));
        }
    }

    private static long[] sizes(TraceField field, ModelShape shape, int tokens) {
        return field == TraceField.HIDDEN_STATES
                ? new long[] {1, tokens, shape.hiddenSize()}
                : new long[] {1, shape.heads(), tokens, shape.headSize()};
    }

    private void place(String name, boolean hasBatch, long... dimensions) {
        Output output = new Output(name, LongStream.of(dimensions).boxed().toList(), hasBatch, bytes);
        long aligned = (output.bytes() + Slab.ALIGNMENT - 1) / Slab.ALIGNMENT * Slab.ALIGNMENT;
        bytes = Math.addExact(bytes, aligned);
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
     * @param hasBatch whether the first of them is a batch of one that is left out
     * @param offset where it begins in the block, in bytes
     */
    record Output(String name, List<Long> dimensions, boolean hasBatch, long offset) {
        long bytes() {
            return dimensions.stream().reduce((long) Float.BYTES, Math::multiplyExact);
        }

        long[] dimensionArray() {
            return dimensions.stream().mapToLong(Long::longValue).toArray();
        }

        /** The sizes without the batch of one in front. */
        int[] shape() {
            return dimensions.stream()
                    .skip(hasBatch ? 1 : 0)
                    .mapToInt(Math::toIntExact)
                    .toArray();
        }
    }
}
