package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is added to the scores {@code [batch, heads, queries, keys]} before the softmax: the masks of the
 * operators of {@code com.microsoft}, as the runtime's kernels read them. Not thread-safe.
 */
final class Masks {
    /** What the kernels of {@code com.microsoft} put where a query comes before a key. */
    static final float LOWEST = -Float.MAX_VALUE;

    private final Emitter emit;
    private final Value queries;
    private final Value keys;
    private final Optional<Value> pastKeys;
    private final float lowest;
    private Optional<Value> sum = Optional.empty();

    /**
     * @param queries {@code [batch, heads, queries, head size]}
     * @param keys {@code [batch, heads, keys, head size]}, those of the past first
     * @param pastKeys {@code [batch, heads, past, head size]}, if there is a past
     * @param lowest what stands for a score that must not count at all
     */
    Masks(Emitter emit, Value queries, Value keys, Optional<Value> pastKeys, float lowest) {
        this.emit = emit;
        this.queries = queries;
        this.keys = keys;
        this.pastKeys = pastKeys;
        this.lowest = lowest;
    }

    private Value queryCount() {
        return emit.size("query_count", queries, 2);
    }

    private Value keyCount() {
        return emit.size("key_count", keys, 2);
    }

    private Value pastCount() {
        return pastKeys.map(past -> emit.size("past_count", past, 2)).orElseGet(() -> emit.integer("past_count", 0));
    }

    /** What to add; empty if there is nothing. */
    Optional<Value> sum() {
        return sum;
    }

    /**
     * Adds {@code filter} wherever a mask of integers forbids.
     *
     * @param mask by its rank: 1, where keys end for each of the batch, and perhaps where they start, one after the
     *     other; 2 {@code [batch, keys]}; 3 {@code [batch, queries, keys]}; 4 {@code [batch, 1, most, most]}, of which
     *     the rows after the past keys count
     */
    void padding(Value mask, int rank, float filter) {
        Value numbers = emit.toInteger("mask", mask);
        Value allowed = switch (rank) {
            case 1 -> emit.unsqueeze("mask/allowed", withinLengths(numbers), 1, 2);
            case 2 -> emit.unsqueeze("mask/allowed", positive(numbers), 1, 2);
            case 3 -> emit.unsqueeze("mask/allowed", positive(numbers), 1);
            default -> positive(rowsAndColumns(numbers));
        };
        allowed(allowed, filter);
    }

    /** Adds {@code filter} wherever a mask of booleans, which broadcasts to the scores, is false. */
    void allowed(Value allowed, float filter) {
        Value none = emit.number("padding/none", 0);
        Value forbidden = emit.number("padding/filter", filter);
        bias(emit.node("Where", "padding", List.of(allowed, none, forbidden)));
    }

    /** Forbids, whatever else is said, keys from a place on that is told for each of the batch, int64 {@code [batch]}. */
    void lengths(Value lengths) {
        Value keys = emit.range("lengths/keys", emit.integer("lengths/first", 0), keyCount());
        Value ends = emit.unsqueeze("lengths/ends", lengths, 1, 2, 3);
        forbid("lengths", emit.node("Less", "lengths/allowed", List.of(keys, ends)));
    }

    private void forbid(String name, Value allowed) {
        Value otherwise = sum.orElseGet(() -> emit.number(name + "/none", 0));
        Value forbidden = emit.number(name + "/lowest", lowest);
        sum = Optional.of(emit.node("Where", name, List.of(allowed, otherwise, forbidden)));
    }

    private Value positive(Value numbers) {
        return emit.node("Greater", "mask/positive", List.of(numbers, emit.integer("mask/zero", 0)));
    }

    private Value withinLengths(Value numbers) {
        Value keys = emit.range("mask/keys", emit.integer("mask/first", 0), keyCount());
        return new KeyLengths(emit, emit.sizeAsList("mask/batch", queries, 0), numbers).within(keys);
    }

    private Value rowsAndColumns(Value mask) {
        Value past = pastCount();
        Value end = emit.node("Add", "mask/last_row", List.of(past, queryCount()));
        Value rows = emit.slice("mask/rows", mask, 2, asList("mask/row", past), asList("mask/end", end));
        return emit.slice("mask/columns", rows, 3, emit.integers("mask/left", 0), asList("mask/right", keyCount()));
    }

    private Value asList(String name, Value number) {
        return emit.reshape(name, number, 1);
    }

    /**
     * Forbids, whatever else is said, keys that come after their query. The last query sees all keys, as in the kernels,
     * which matters only where there are more new keys than queries.
     */
    void causalButForTheLast() {
        Value one = emit.integer("causal/one", 1);
        Value past = pastCount();
        Value keyCount = keyCount();
        Value first = emit.node("Add", "causal/first", List.of(past, one));
        Value last = emit.node("Add", "causal/last", List.of(past, queryCount()));
        Value all = asList("causal/all", keyCount);
        Value counts = emit.concat("causal/counts", 0, List.of(emit.range("causal/range", first, last), all));
        Value keys = emit.range("causal/keys", emit.integer("causal/zero", 0), keyCount);
        forbid("causal", emit.node("Less", "causal/allowed", List.of(keys, emit.unsqueeze("causal/rows", counts, 1))));
    }

    /**
     * Forbids, whatever else is said, keys that come after their query.
     *
     * @param lengths the number of keys for each of the batch, int64 {@code [batch]}, the last of which belongs to the last
     *     query; without it, the first query stands just after the past
     */
    void causal(Optional<Value> lengths) {
        Value start = lengths.map(length -> emit.unsqueeze(
                        "causal/starts", emit.node("Sub", "causal/start", List.of(length, queryCount())), 1, 2, 3))
                .orElseGet(this::pastCount);
        causalFrom(start, -1);
    }

    /**
     * Forbids, whatever else is said, keys that come after their query or too far before it.
     *
     * @param start place of the first query, an int64 that broadcasts to {@code [batch, 1, queries, keys]}
     * @param window how many keys a query sees at most, itself the last; no limit if negative
     */
    void causalFrom(Value start, long window) {
        Value zero = emit.integer("causal/zero", 0);
        Value keys = emit.range("causal/keys", zero, keyCount());
        Value rows = emit.unsqueeze("causal/rows", emit.range("causal/range", zero, queryCount()), 1);
        Value places = emit.node("Add", "causal/places", List.of(rows, start));
        Value later = emit.node("Greater", "causal/later", List.of(keys, places));
        Value allowed = emit.node("Not", "causal/allowed", List.of(later));
        if (window >= 0) {
            Value limit = emit.node("Sub", "window/before", List.of(places, emit.integer("window", window)));
            Value near = emit.node("Greater", "window/near", List.of(keys, limit));
            allowed = emit.node("And", "window/allowed", List.of(allowed, near));
        }
        forbid("causal", allowed);
    }

    /** Adds a bias that broadcasts to the scores. */
    void bias(Value bias) {
        sum = Optional.of(sum.isEmpty() ? bias : emit.node("Add", "masks", List.of(sum.get(), bias)));
    }
}
