package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Past keys and values of sequences of different lengths, of which a buffer may hold more places than are in use.
 *
 * @param lengths how many keys each sequence has with the new ones, int64 {@code [batch]}
 * @param pastLengths how many past keys each sequence has, int64 {@code [batch]}
 * @param total how many keys there are with the new ones in the longest sequence, int64 {@code [1]}
 * @param queryCount int64 of rank 0
 * @param pastKeys {@code [batch, heads, places, head size]}
 */
record KeyCache(
        Emitter emit,
        Value lengths,
        Value pastLengths,
        Value total,
        Value queryCount,
        Optional<Value> pastKeys,
        Optional<Value> pastValues) {
    private static final int PAST_KEYS = 3;
    private static final int PAST_VALUES = 4;
    private static final int LAST_PLACES = 5;
    private static final int TOTAL = 6;

    static KeyCache of(FusedNode node, Emitter emit, Precision precision, Value queries) throws OnnxFormatException {
        Value last = emit.toInteger("last_places", node.required(LAST_PLACES, "seqlens_k"));
        Value lengths =
                emit.node("Add", "lengths", List.of(emit.reshape("last_place", last, -1), emit.integer("one", 1)));
        Value queryCount = emit.size("new_count", queries, 2);
        Value before = emit.node("Sub", "lengths/before", List.of(lengths, queryCount));
        Value zero = emit.integer("zero", 0);
        Value some = emit.node("Greater", "lengths/some", List.of(before, zero));
        Value total = emit.toInteger("total", node.required(TOTAL, "total_sequence_length"));
        Optional<Value> pastKeys = node.input(PAST_KEYS);
        Optional<Value> pastValues = Optional.empty();
        if (pastKeys.isPresent()) {
            node.rank(PAST_KEYS, "past of keys", 4, List.of(4));
            node.rank(PAST_VALUES, "past of values", 4, List.of(4));
            pastValues = Optional.of(precision.toFloat("past_values", node.required(PAST_VALUES, "past of values")));
        }
        return new KeyCache(
                emit,
                lengths,
                emit.node("Where", "past_lengths", List.of(some, before, zero)),
                emit.reshape("total_count", total, 1),
                queryCount,
                pastKeys.map(past -> precision.toFloat("past_keys", past)),
                pastValues);
    }

    /** The places of the new tokens, {@code [batch, queries]}. */
    Value positions() {
        Value range = emit.range("new_places", emit.integer("new_places/first", 0), queryCount);
        return emit.node("Add", "positions", List.of(emit.unsqueeze("positions/start", pastLengths, 1), range));
    }

    /** The new entries behind those past ones that are in use; as many places as the past has, or more if needed. */
    Value extend(String name, Value added, Optional<Value> past) {
        if (past.isEmpty()) {
            return added;
        }
        Value both = emit.concat(name + "/both", 2, List.of(past.get(), added));
        Value places = emit.size(name + "/past_places", past.get(), 2);
        Value needed = emit.reshape(name + "/needed", total, new long[0]);
        Value enough = emit.node("Greater", name + "/enough", List.of(places, needed));
        Value count = emit.node("Where", name + "/count", List.of(enough, places, needed));
        Value range = emit.range(name + "/places", emit.integer(name + "/first", 0), count);
        Value source = sources(name, range, places);
        Value shape = emit.concat(
                name + "/index_shape",
                0,
                List.of(
                        emit.sizeAsList(name + "/batch", both, 0),
                        emit.sizeAsList(name + "/heads", both, 1),
                        emit.reshape(name + "/count_list", count, 1),
                        emit.sizeAsList(name + "/size", both, 3)));
        Value index =
                emit.node("Expand", name + "/index", List.of(emit.unsqueeze(name + "/source", source, 1, 3), shape));
        return emit.gatherElements(name, both, 2, index);
    }

    /** From which place of past and new ones together each place is filled, {@code [batch, places]}. */
    private Value sources(String name, Value range, Value places) {
        Value lengths = emit.unsqueeze(name + "/lengths", pastLengths, 1);
        Value isPast = emit.node("Less", name + "/is_past", List.of(range, lengths));
        Value shift = emit.node("Sub", name + "/shift", List.of(places, lengths));
        Value shifted = emit.node("Add", name + "/shifted", List.of(range, shift));
        Value end = emit.node("Add", name + "/end", List.of(places, queryCount));
        Value inside = emit.node("Less", name + "/inside", List.of(shifted, end));
        Value kept = emit.node("Where", name + "/kept", List.of(inside, shifted, range));
        return emit.node("Where", name + "/from", List.of(isPast, range, kept));
    }

    /** The places that may be seen, {@code [batch, heads, total, head size]}. */
    Value used(String name, Value all) {
        return pastKeys.isEmpty() ? all : emit.slice(name, all, 2, emit.integers(name + "/first", 0), total);
    }
}
