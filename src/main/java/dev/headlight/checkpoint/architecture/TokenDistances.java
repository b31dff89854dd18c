package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** How far tokens stand from each other. */
final class TokenDistances {
    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final TextGrid grid;

    TokenDistances(EncoderGraph parts) {
        this.graph = parts.graph();
        this.constants = parts.constants();
        this.grid = parts.frame().grid();
    }

    /** Place of the key less place of the query, {@code [tokens, tokens]}; to be written once for a graph. */
    Value write() {
        Value keys = shaped("keys", constants.integers("shape/row", 1, -1));
        Value queries = shaped("queries", constants.integers("shape/column", -1, 1));
        return graph.node("Sub", "distance/matrix", List.of(keys, queries));
    }

    private Value shaped(String name, Value shape) {
        return graph.node("Reshape", "distance/" + name, List.of(grid.places(), shape));
    }
}
