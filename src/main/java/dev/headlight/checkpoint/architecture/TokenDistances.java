package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** How far tokens stand from each other. */
final class TokenDistances {
    private final GraphBuilder graph;
    private final SharedConstants constants;

    TokenDistances(EncoderGraph parts) {
        this.graph = parts.graph();
        this.constants = parts.constants();
    }

    /** Place of the key less place of the query, {@code [tokens, tokens]}; to be written once for a graph. */
    Value write(Value ids) {
        Value count = graph.node("Shape", "distance/count", List.of(ids));
        Value numbers = graph.node(
                "Range",
                "distance/places",
                List.of(number("start", constants.integers("zero", 0)), number("end", count), number("step", one())));
        Value keys = shaped("keys", numbers, constants.integers("shape/row", 1, -1));
        Value queries = shaped("queries", numbers, constants.integers("shape/column", -1, 1));
        return graph.node("Sub", "distance/matrix", List.of(keys, queries));
    }

    private Value one() {
        return constants.integers("distance/one", 1);
    }

    /** {@code [1]} as rank 0. */
    private Value number(String name, Value vector) {
        return graph.node("Squeeze", "distance/" + name, List.of(vector));
    }

    private Value shaped(String name, Value numbers, Value shape) {
        return graph.node("Reshape", "distance/" + name, List.of(numbers, shape));
    }
}
