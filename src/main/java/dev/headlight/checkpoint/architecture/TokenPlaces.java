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
    /** Rows of the first positions, for each text again, {@code [batch * tokens, width]}. */
    Value positions(int rows) {
        Value places = parts.frame()
                .grid()
                .repeated(module + "places", parts.frame().grid().places());
        return positionsAt(places, rows);
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
                        "Gather", module + "types", List.of(table, parts.frame().types()));
    }
}
