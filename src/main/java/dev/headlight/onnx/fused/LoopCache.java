package dev.headlight.onnx.fused;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/** Past keys and values of a decoder's loop, perhaps in a buffer with free places and from several beams of a search. */
record LoopCache(FusedNode node, Emitter emit, Precision precision) {
    private static final int PAST_COUNT = 7;
    private static final int BEAMS = 9;

    /**
     * Past entries in use and then the new one; yields the node's output {@code present} too.
     *
     * @param place the input that holds the past {@code [batch, heads, places, head size]}
     * @param added {@code [batch, heads, 1, head size]}
     */
    Value extend(int place, String name, Value added, int present) throws OnnxFormatException {
        Optional<Value> given = node.input(place);
        Optional<String> output = node.output(present);
        if (given.isEmpty()) {
            output.ifPresent(result -> precision.result("Identity", result, List.of(added)));
            return added;
        }
        node.rank(place, "past", 4, List.of(4));
        Value past = precision.toFloat(name + "/past", given.get());
        if (!node.flag("past_present_share_buffer")) {
            Value all = emit.concat(name, 2, List.of(past, added));
            output.ifPresent(result -> precision.result("Identity", result, List.of(all)));
            return all;
        }
        Value number = emit.toInteger(name + "/past_count", node.required(PAST_COUNT, "past_sequence_length"));
        Value count = emit.reshape(name + "/count", number, 1);
        Value used = emit.slice(name + "/used", past, 2, emit.integers(name + "/first", 0), count);
        output.ifPresent(result -> refill(name, result, past, count, List.of(used, added)));
        return emit.concat(name, 2, List.of(picked(name, used, count), added));
    }

    /** The buffer with the new entry at its place. */
    private void refill(String name, String output, Value past, Value count, List<Value> filled) {
        Value next = emit.node("Add", name + "/next", List.of(count, emit.integers(name + "/one", 1)));
        Value free = emit.slice(name + "/free", past, 2, next, emit.sizeAsList(name + "/places", past, 2));
        List<Value> parts = List.of(filled.getFirst(), filled.getLast(), free);
        precision.result("Concat", output, parts, Attribute.of("axis", 2L));
    }

    /** Past entries from the beams that the search took them from. */
    private Value picked(String name, Value used, Value count) throws OnnxFormatException {
        Optional<Value> given = node.input(BEAMS);
        if (given.isEmpty()) {
            return used;
        }
        node.rank(BEAMS, "cache_indirection", 3, List.of(3));
        Value rows = rows(name, emit.toInteger(name + "/beams", given.get()));
        Value until = emit.slice(name + "/beams_used", rows, 2, emit.integers(name + "/beam_first", 0), count);
        Value all = emit.sizeAsList(name + "/all_beams", used, 0);
        Value source =
                emit.unsqueeze(name + "/source", emit.reshape(name + "/sources", until, List.of(all, count)), 1, 3);
        Value shape = emit.node("Shape", name + "/shape", List.of(used));
        return emit.gatherElements(
                name + "/picked", used, 0, emit.node("Expand", name + "/index", List.of(source, shape)));
    }

    /** Of beams counted within each sequence, which of all beams they are, {@code [sequences, beams, places]}. */
    private Value rows(String name, Value beams) {
        Value width = emit.sizeAsList(name + "/beam_width", beams, 1);
        Value count = emit.size(name + "/sequence_count", beams, 0);
        Value sequences = emit.range(name + "/sequences", emit.integer(name + "/zero", 0), count);
        Value start = emit.node("Mul", name + "/beam_start", List.of(sequences, width));
        return emit.node("Add", name + "/beam", List.of(beams, emit.unsqueeze(name + "/beam_starts", start, 1, 2)));
    }
}
