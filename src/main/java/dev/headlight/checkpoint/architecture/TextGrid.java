package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many texts of how many tokens a graph is fed, known only at run time.
 *
 * <p>Inside the graph all tokens of all texts stand one below the other, {@code [batch * tokens, width]}; only where
 * tokens meet are the texts told apart.
 */
final class TextGrid {
    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final Value ids;
    private final Value sizes;
    private @Nullable Value places;

    /** @param ids {@code [batch, tokens]} */
    TextGrid(GraphBuilder graph, SharedConstants constants, Value ids) {
        this.graph = graph;
        this.constants = constants;
        this.ids = ids;
        this.sizes = graph.node("Shape", "grid/sizes", List.of(ids));
    }

    /** The ids of the tokens, {@code [batch, tokens]}. */
    Value ids() {
        return ids;
    }

    /** Batch and tokens, {@code [2]}. */
    Value sizes() {
        return sizes;
    }

    /** The places of a text's tokens, 0, 1, 2 and so on, {@code [tokens]}. */
    Value places() {
        Value written = places;
        if (written == null) {
            written = writePlaces();
            places = written;
        }
        return written;
    }

    private Value writePlaces() {
        Value count = graph.node("Gather", "grid/count", List.of(sizes, rankZero("axis", 1)));
        return graph.node("Range", "grid/places", List.of(rankZero("start", 0), count, rankZero("step", 1)));
    }

    private Value rankZero(String name, long number) {
        return graph.node("Squeeze", "grid/" + name, List.of(constants.integers("grid/" + name + "_list", number)));
    }

    /** From {@code [batch * tokens, ...]} to {@code [batch, tokens, rest...]}. */
    Value apart(String name, Value rows, Value shape) {
        return graph.node("Reshape", name, List.of(rows, shape));
    }

    /** The shape {@code [batch, tokens, rest...]}; to be written once for a name. */
    Value shape(String name, long... rest) {
        return graph.node(
                "Concat", name, List.of(sizes, graph.constant(name + "/rest", rest)), Attribute.of("axis", 0L));
    }

    /** The same numbers for every text: from {@code [tokens]} to {@code [batch * tokens]}. */
    Value repeated(String name, Value numbers) {
        Value grid = graph.node("Expand", name + "/grid", List.of(numbers, sizes));
        return flat(name, grid);
    }

    /** From {@code [batch, tokens]} to {@code [batch * tokens]}. */
    Value flat(String name, Value grid) {
        return graph.node("Reshape", name, List.of(grid, constants.integers("shape/flat", -1)));
    }
}
