package dev.headlight.engine;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenLogits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes answers of what came out for several variants that were run side by side. */
record AnswerAssembly(ModelDescription model, List<Variant> batch) {
    OutputPlan plan() {
        return OutputPlan.answers(model, batch);
    }

    /** One answer for each variant, in their order. */
    List<TaskAnswer> answers(RunOutputs outputs, Duration duration) {
        return model.predictsTokens() ? words(outputs) : others(outputs);
    }

    private List<TaskAnswer> words(RunOutputs outputs) {
        FloatTensor logits = outputs.tensor(model.outputs().task().getFirst());
        List<TaskAnswer> answers = new ArrayList<>();
        int row = 0;
        for (Variant variant : batch) {
            int count = variant.predictionPositions().size();
            FloatTensor own = rows(logits, row, count);
            answers.add(new TaskAnswer(new TokenLogits(variant.predictionPositions(), own), Map.of()));
            row += count;
        }
        return answers;
    }

    private List<TaskAnswer> others(RunOutputs outputs) {
        List<TaskAnswer> answers = new ArrayList<>();
        for (int index = 0; index < batch.size(); index++) {
            Map<String, FloatTensor> own = new HashMap<>();
            for (String name : model.outputs().task()) {
                own.put(name, withoutBatch(rows(outputs.tensor(name), index, 1)));
            }
            answers.add(new TaskAnswer(null, own));
        }
        return answers;
    }

    /** A part of the outermost dimension; nothing is copied. */
    private static FloatTensor rows(FloatTensor tensor, int first, int count) {
        int[] shape = tensor.shape();
        int size = shape[0] == 0 ? 0 : tensor.size() / shape[0];
        shape[0] = count;
        return new FloatTensor(tensor.buffer().slice(first * size, count * size), shape);
    }

    private static FloatTensor withoutBatch(FloatTensor tensor) {
        int[] shape = tensor.shape();
        return new FloatTensor(tensor.buffer(), Arrays.copyOfRange(shape, 1, shape.length));
    }
}
