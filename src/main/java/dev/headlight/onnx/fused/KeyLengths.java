package dev.headlight.onnx.fused;

import dev.headlight.onnx.Value;
import java.util.List;

/**
 * A mask that says where the keys of each sequence end, {@code [batch]}, or where they end and then where they start,
 * {@code [2 * batch]}; which of the two shows only when the model runs.
 *
 * @param batch size of the batch, an int64 {@code [1]}
 * @param lengths int64
 */
record KeyLengths(Emitter emit, Value batch, Value lengths) {
    /** @return booleans {@code [batch, keys]} for the places {@code [keys]} */
    Value within(Value keys) {
        Value zero = emit.integers("mask/zero", 0);
        Value ends = emit.unsqueeze("mask/ends", emit.slice("mask/end", lengths, 0, zero, batch), 1);
        Value starts = emit.unsqueeze("mask/starts", starts(zero), 1);
        Value before = emit.node("Less", "mask/before_end", List.of(keys, ends));
        Value early = emit.node("Less", "mask/before_start", List.of(keys, starts));
        return emit.node("And", "mask/within", List.of(before, emit.node("Not", "mask/from_start", List.of(early))));
    }

    /** Zeros unless there are exactly two numbers for each of the batch. */
    private Value starts(Value zero) {
        Value twice = emit.node("Add", "mask/twice", List.of(batch, batch));
        Value none = emit.node("Expand", "mask/none", List.of(zero, batch));
        Value longer = emit.concat("mask/longer", 0, List.of(lengths, none));
        Value second = emit.slice("mask/second", longer, 0, batch, twice);
        Value length = emit.sizeAsList("mask/length", lengths, 0);
        Value given = emit.toInteger("mask/given", emit.node("Equal", "mask/both", List.of(length, twice)));
        return emit.node("Mul", "mask/start", List.of(second, given));
    }
}
