package dev.headlight.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers to its task for one text, as the numbers come out of it.
 *
 * @param words logits at the places that words were asked for, or null where none were
 * @param outputs by the names of {@link ModelTask#outputs}, without the axis of the batch; empty where nothing was asked
 */
public record TaskAnswer(@Nullable TokenLogits words, Map<String, FloatTensor> outputs) {
    public TaskAnswer {
        outputs = Map.copyOf(outputs);
    }

    public boolean isEmpty() {
        return words == null && outputs.isEmpty();
    }

    /**
     * One of the outputs.
     *
     * @throws IllegalArgumentException if it was not asked for or the model has no such output
     */
    public FloatTensor output(String name) {
        FloatTensor output = outputs.get(name);
        if (output == null) {
            throw new IllegalArgumentException("the answer holds " + outputs.keySet() + ", not " + name);
        }
        return output;
    }
}
