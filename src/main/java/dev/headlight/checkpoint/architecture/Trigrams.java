package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Joins what stands after, at and before each token; beyond the text stand zeros. */
final class Trigrams {
    private final GraphBuilder graph;
    private final SharedConstants constants;

    Trigrams(EncoderGraph parts) {
        this.graph = parts.graph();
        this.constants = parts.constants();
    }

    /** From {@code [tokens, width]} to {@code [tokens, 3 width]}. */
    Value write(String name, Value rows) {
        Value padded =
                graph.node("Pad", name + "/padded", List.of(rows, constants.integers("trigrams/around", 1, 0, 1, 0)));
        Value after = slice(name + "/after", padded, 2, Long.MAX_VALUE);
        Value before = slice(name + "/before", padded, 0, -2);
        return graph.node("Concat", name, List.of(after, rows, before), Attribute.of("axis", 1L));
    }

    private Value slice(String name, Value rows, long from, long to) {
        return graph.node(
                "Slice",
                name,
                List.of(
                        rows,
                        constants.integers("trigrams/from_" + from, from),
                        constants.integers("trigrams/to_" + to, to),
                        constants.integers("axis/rows", 0)));
    }
}
