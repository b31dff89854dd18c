package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Rotary embedding: turns pairs of numbers by angles that grow with the position.
 *
 * @param cosines {@code [batch, 1, tokens, pairs]}
 * @param sines {@code [batch, 1, tokens, pairs]}
 * @param pairs how many there are, int64 {@code [1]}
 * @param interleaved whether the numbers of a pair are neighbours, or half the rotated part apart
 */
record Rotation(Emitter emit, Value cosines, Value sines, Value pairs, boolean interleaved) {
    private static final int COSINES = 7;
    private static final int SINES = 8;
    private static final int POSITIONS = 9;

    /** @param usual positions {@code [batch, tokens]} where the node states none */
    static Rotation of(FusedNode node, Emitter emit, Precision precision, Value usual) throws OnnxFormatException {
        node.rank(COSINES, "cos_cache", 2, List.of(2));
        node.rank(SINES, "sin_cache", 2, List.of(2));
        Optional<Value> stated = node.input(POSITIONS);
        Value positions = stated.isPresent() ? emit.toInteger("stated_positions", stated.get()) : usual;
        Value cosines = precision.toFloat("cosines", node.required(COSINES, "cos_cache"));
        Value sines = precision.toFloat("sines", node.required(SINES, "sin_cache"));
        return new Rotation(
                emit,
                emit.unsqueeze("rotation/cos", emit.rows("rotation/cosines", cosines, positions), 1),
                emit.unsqueeze("rotation/sin", emit.rows("rotation/sines", sines, positions), 1),
                emit.sizeAsList("rotation/pairs", cosines, 1),
                node.flag("rotary_interleaved"));
    }

    /** Turns {@code [batch, heads, tokens, head size]}; numbers beyond the pairs stay. */
    Value rotate(String name, Value value) {
        Value zero = emit.integers(name + "/zero", 0);
        Value width = emit.node("Add", name + "/width", List.of(pairs, pairs));
        Value end = emit.sizeAsList(name + "/end", value, 3);
        Value turning = emit.slice(name + "/turning", value, 3, zero, width);
        Value rest = emit.slice(name + "/rest", value, 3, width, end);
        Value turned = interleaved ? neighbours(name, turning) : halves(name, turning, zero, width);
        return emit.concat(name, 3, List.of(turned, rest));
    }

    private Value halves(String name, Value turning, Value zero, Value width) {
        Value first = emit.slice(name + "/first", turning, 3, zero, pairs);
        Value second = emit.slice(name + "/second", turning, 3, pairs, width);
        return emit.concat(name + "/turned", 3, List.of(real(name, first, second), imaginary(name, first, second)));
    }

    private Value neighbours(String name, Value turning) {
        Value apart = emit.reshape(
                name + "/pairs",
                turning,
                List.of(
                        emit.integers(name + "/batch", 0),
                        emit.integers(name + "/heads", 0),
                        emit.integers(name + "/tokens", 0),
                        pairs,
                        emit.integers(name + "/two", 2)));
        Value first = emit.entry(name + "/first", apart, 4, 0);
        Value second = emit.entry(name + "/second", apart, 4, 1);
        Value together = emit.concat(
                name + "/together",
                4,
                List.of(
                        emit.unsqueeze(name + "/real", real(name, first, second), 4),
                        emit.unsqueeze(name + "/imaginary", imaginary(name, first, second), 4)));
        return emit.reshape(name + "/turned", together, 0, 0, 0, -1);
    }

    private Value real(String name, Value first, Value second) {
        Value plus = emit.node("Mul", name + "/first_cos", List.of(first, cosines));
        return emit.node(
                "Sub", name + "/cos", List.of(plus, emit.node("Mul", name + "/second_sin", List.of(second, sines))));
    }

    private Value imaginary(String name, Value first, Value second) {
        Value plus = emit.node("Mul", name + "/second_cos", List.of(second, cosines));
        return emit.node(
                "Add", name + "/sin", List.of(plus, emit.node("Mul", name + "/first_sin", List.of(first, sines))));
    }
}
