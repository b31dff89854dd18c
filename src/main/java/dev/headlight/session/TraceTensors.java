package dev.headlight.session;

import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.core.TraceField;
import dev.headlight.export.numbers.SafetensorsWriter;
import dev.headlight.export.numbers.StackedTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a carried trace as safetensors: {@code attentions [layers, heads, queries, keys]}, and where the trace
 * has them {@code queries}, {@code keys}, {@code values} {@code [layers, heads, tokens, head size]} and
 * {@code hidden_states [layers + 1, tokens, hidden]}.
 */
final class TraceTensors {
    private static final String ATTENTIONS = "attentions";
    private static final List<TraceField> VECTORS = List.of(TraceField.QUERIES, TraceField.KEYS, TraceField.VALUES);

    private TraceTensors() {}

    /** @param about what the file says of itself beside the numbers */
    static void write(Trace trace, Map<String, String> about, WritableByteChannel channel) throws IOException {
        List<StackedTensor> tensors = new ArrayList<>();
        tensors.add(stack(ATTENTIONS, trace.attentions().layers(), trace.attentions()::layer));
        for (TraceField field : VECTORS) {
            trace.details()
                    .vectors(field)
                    .ifPresent(vectors -> tensors.add(stack(field.externalName(), vectors.layers(), vectors::layer)));
        }
        HiddenStates states = trace.details().hiddenStates();
        if (states != null) {
            tensors.add(stack(TraceField.HIDDEN_STATES.externalName(), states.count(), states::state));
        }
        SafetensorsWriter.write(channel, about, tensors);
    }

    private static StackedTensor stack(String name, int count, IntFunction<FloatTensor> part) {
        return new StackedTensor(name, IntStream.range(0, count).mapToObj(part).toList());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param fields provenance and tokens
     * @throws SessionException if the tensors do not fit each other or the tokens, or are no numbers
     */
    static Trace read(SafetensorsFile numbers, Fields fields) throws IOException {
        Map<String, List<FloatTensor>> tensors = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (WeightInfo tensor : numbers.weights()) {
            if (isKnown(tensor.name())) {
                names.add(tensor.name());
            }
        }
        numbers.read(names, (tensor, data) -> tensors.put(tensor.name(), parts(tensor, data, fields)));
        List<FloatTensor> attentions = tensors.get(ATTENTIONS);
        if (attentions == null) {
            throw new SessionException(fields.where() + " carries a trace without attentions");
        }
        try {
            return checked(
                    new Trace(
                            TraceJson.provenance(fields),
                            TraceJson.text(fields),
                            new AttentionTensor(attentions),
                            details(tensors)),
                    fields);
        } catch (IllegalArgumentException e) {
            throw new SessionException(fields.where() + " carries a trace that does not fit: " + e.getMessage(), e);
        }
    }

    private static boolean isKnown(String name) {
        return name.equals(ATTENTIONS)
                || name.equals(TraceField.HIDDEN_STATES.externalName())
                || VECTORS.stream().anyMatch(field -> field.externalName().equals(name));
    }

    private static TraceDetails details(Map<String, List<FloatTensor>> tensors) {
        List<FloatTensor> states = tensors.get(TraceField.HIDDEN_STATES.externalName());
        return new TraceDetails(
                vectors(tensors, TraceField.QUERIES),
                vectors(tensors, TraceField.KEYS),
                vectors(tensors, TraceField.VALUES),
                states == null ? null : new HiddenStates(states),
                null,
                Map.of());
    }

    private static @Nullable HeadVectors vectors(Map<String, List<FloatTensor>> tensors, TraceField field) {
        List<FloatTensor> layers = tensors.get(field.externalName());
        return layers == null ? null : new HeadVectors(layers);
    }

    /** A tensor as slices along its first axis. */
    private static List<FloatTensor> parts(WeightInfo tensor, FloatBuffer numbers, Fields fields)
            throws SessionException {
        List<Long> shape = tensor.shape();
        if (shape.size() < 3 || tensor.size() == 0) {
            throw fields.wrong(tensor.name(), "a tensor of three or four axes", shape);
        }
        int[] slice = shape.subList(1, shape.size()).stream()
                .mapToInt(Math::toIntExact)
                .toArray();
        int size = Math.toIntExact(tensor.size() / shape.getFirst());
        List<FloatTensor> parts = new ArrayList<>();
        for (int part = 0; part < shape.getFirst(); part++) {
            float[] copy = new float[size];
            numbers.get(part * size, copy);
            parts.add(new FloatTensor(FloatBuffer.wrap(finite(copy, tensor, fields)), slice));
        }
        return parts;
    }

    private static float[] finite(float[] numbers, WeightInfo tensor, Fields fields) throws SessionException {
        boolean isWeight = tensor.name().equals(ATTENTIONS);
        for (float number : numbers) {
            if (!Float.isFinite(number)
                    || (isWeight && (number < -TraceShape.SLACK || number > 1 + TraceShape.SLACK))) {
                throw fields.wrong(tensor.name(), isWeight ? "weights from 0 to 1" : "finite numbers", number);
            }
        }
        return numbers;
    }

    private static Trace checked(Trace trace, Fields fields) throws SessionException {
        TraceShape.check(trace, fields.where());
        return trace;
    }
}
