package dev.headlight.export.numbers;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The numbers of a trace by name: {@code attentions [layers, heads, queries, keys]} and, where the trace has them,
 * {@code queries}, {@code keys} and {@code values} {@code [layers, heads, tokens, head size]} and {@code hidden_states}
 * {@code [layers + 1, tokens, hidden]}, the embeddings first; what the model answers to its task, such as {@code logits}
 * {@code [tokens, vocabulary]}.
 */
final class TraceTensors {
    private TraceTensors() {}

    static StackedTensor attentions(Trace trace) {
        return stack("attentions", trace.attentions().layers(), trace.attentions()::layer);
    }

    /** All there are, the attentions first. */
    static List<StackedTensor> all(Trace trace) {
        List<StackedTensor> tensors = new ArrayList<>();
        tensors.add(attentions(trace));
        for (TraceField field : List.of(TraceField.QUERIES, TraceField.KEYS, TraceField.VALUES)) {
            trace.details().vectors(field).ifPresent(vectors -> tensors.add(stack(field, vectors)));
        }
        HiddenStates states = trace.details().hiddenStates();
        if (states != null) {
            tensors.add(stack(TraceField.HIDDEN_STATES.externalName(), states.count(), states::state));
        }
        new TreeMap<>(trace.details().answers())
                .forEach((name, answer) -> tensors.add(StackedTensor.whole(name, answer)));
        return tensors;
    }

    private static StackedTensor stack(TraceField field, HeadVectors vectors) {
        return stack(field.externalName(), vectors.layers(), vectors::layer);
    }

    private static StackedTensor stack(String name, int count, IntFunction<FloatTensor> part) {
        return new StackedTensor(name, IntStream.range(0, count).mapToObj(part).toList());
    }
}
