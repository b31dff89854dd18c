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
    private String lastHidden = "";
    private String logits = "";

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
        plan.askWordHead(model, batch.size(), batch.getFirst().text().size());
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
            askWordHead(model, 1, tokens);
        }
    }

    /** A head beside the encoder makes its answers of the last hidden states, which are fetched for it. */
    private void askWordHead(ModelDescription model, int batch, int tokens) {
        if (model.files().split() != null) {
            logits = model.outputs().task().getFirst();
            lastHidden = model.outputs()
                    .details()
                    .getOrDefault(TraceField.HIDDEN_STATES, List.of())
                    .getLast();
            if (outputs.stream().noneMatch(output -> output.name().equals(lastHidden))) {
                place(lastHidden, false, batch, tokens, model.shape().hiddenSize());
            }
        }
    }

    /** Whether a head beside the encoder has to answer. */
    boolean asksWordHead() {
        return !logits.isEmpty();
    }

    /** The output that the head answers with; empty where it is not asked. */
    String logits() {
        return logits;
    }

    /** The output that the head is fed; empty where it is not asked. */
    String lastHidden() {
        return lastHidden;
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
