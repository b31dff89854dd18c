package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * Embeddings of positions and of token types.
 *
 * @param module where the tables are, such as {@code bert.embeddings.}
 * @param width of the tables
 */
record TokenPlaces(EncoderGraph parts, String module, int width) {
    /** Rows of the first positions, {@code [tokens, width]}. */
    Value positions(Value ids, int rows) {
        Value count = parts.graph().node("Shape", module + "count", List.of(ids));
        SharedConstants constants = parts.constants();
        return parts.graph()
                .node(
                        "Slice",
                        module + "positions",
                        List.of(table(rows), constants.integers("zero", 0), count, constants.integers("axis/rows", 0)));
    }

    /** Rows of the given positions. */
    Value positionsAt(Value places, int rows) {
        return parts.graph().node("Gather", module + "positions", List.of(table(rows), places));
    }

    private Value table(int rows) {
        return parts.weights().embedding(module + "position_embeddings", rows, width);
    }

    /** What is added for token types; where there is a choice, declares the input {@code token_type_ids}. */
    Value types(int rows) {
        GraphBuilder graph = parts.graph();
        Value table = parts.weights().embedding(module + "token_type_embeddings", rows, width);
        return rows == 1
                ? table
                : graph.node(
                        "Gather", module + "types", List.of(table, parts.frame().tokens("token_type_ids")));
    }
}
