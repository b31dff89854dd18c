package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Joins what stands after, at and before each token; beyond the text stand zeros. */
final class Trigrams {
    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final TextGrid grid;

    Trigrams(EncoderGraph parts) {
        this.graph = parts.graph();
        this.constants = parts.constants();
        this.grid = parts.frame().grid();
    }

    /** From {@code [batch * tokens, width]} to {@code [batch * tokens, 3 width]}. */
    Value write(String name, Value flat, int width) {
        Value rows = grid.apart(name + "/apart", flat, grid.shape(name + "/shape", width));
        Value padded = graph.node(
                "Pad", name + "/padded", List.of(rows, constants.integers("trigrams/around", 0, 1, 0, 0, 1, 0)));
        Value after = slice(name + "/after", padded, 2, Long.MAX_VALUE);
        Value before = slice(name + "/before", padded, 0, -2);
        Value joined = graph.node("Concat", name + "/joined", List.of(after, rows, before), Attribute.of("axis", 2L));
        return graph.node("Reshape", name, List.of(joined, constants.integers("trigrams/flat", -1, 3L * width)));
    }

    private Value slice(String name, Value rows, long from, long to) {
        return graph.node(
                "Slice",
                name,
                List.of(
                        rows,
                        constants.integers("trigrams/from_" + from, from),
                        constants.integers("trigrams/to_" + to, to),
                        constants.integers("axis/tokens", 1)));
    }
}
