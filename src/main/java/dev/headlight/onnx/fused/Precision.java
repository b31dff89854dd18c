package dev.headlight.onnx.fused;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes in float32 what a file holds in floats of two bytes, as the runtime does with fused operators, and hands the
 * results on in the type of the file.
 */
final class Precision {
    private static final int FLOAT = 1;
    private static final int INPUTS_LOOKED_AT = 8;

    private final Emitter emit;
    private final int halfType;

    Precision(Emitter emit, FusedNode node) {
        this.emit = emit;
        this.halfType = IntStream.range(0, INPUTS_LOOKED_AT)
                .mapToObj(node::facts)
                .filter(TensorFacts::isHalf)
                .mapToInt(TensorFacts::type)
                .findFirst()
                .orElse(0);
    }

    Value toFloat(String name, Value value) {
        return halfType == 0 ? value : emit.cast(name, value, FLOAT);
    }

    /** The node whose result is the output {@code output} of the fused node. */
    void result(String operator, String output, List<Value> inputs, Attribute... attributes) {
        if (halfType == 0) {
            emit.named(operator, output, inputs, attributes);
        } else {
            Value result = emit.node(operator, "result", inputs, attributes);
            emit.named("Cast", output, List.of(result), Attribute.of("to", halfType));
        }
    }
}
