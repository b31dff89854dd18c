package dev.headlight.onnx.fused;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.OptionalLong;

/** Repeats the heads of keys and values that several heads of queries share. */
final class RepeatedHeads {
    private RepeatedHeads() {}

    /**
     * Repeats each head as often as there are heads of queries for it.
     *
     * @param value {@code [batch, fewer heads, keys, head size]}
     * @param queries {@code [batch, heads, queries, head size]}
     * @param times how often, where it is known
     * @return {@code [batch, heads, keys, head size]}
     */
    static Value repeat(Emitter emit, String name, Value value, Value queries, OptionalLong times) {
        if (times.isPresent() && times.getAsLong() == 1) {
            return value;
        }
        Value one = emit.integers(name + "/one", 1);
        Value heads = emit.sizeAsList(name + "/heads", queries, 1);
        Value repeats = times.isPresent()
                ? emit.integers(name + "/times", times.getAsLong())
                : emit.node("Div", name + "/times", List.of(heads, emit.sizeAsList(name + "/shared", value, 1)));
        Value shape =
                emit.node("Concat", name + "/repeats", List.of(one, one, repeats, one, one), Attribute.of("axis", 0L));
        Value repeated =
                emit.node("Expand", name + "/repeated", List.of(emit.unsqueeze(name + "/apart", value, 2), shape));
        Value keys = emit.sizeAsList(name + "/keys", value, 2);
        return emit.reshape(
                name,
                repeated,
                List.of(emit.integers(name + "/batch", 0), heads, keys, emit.integers(name + "/rest", -1)));
    }
}
