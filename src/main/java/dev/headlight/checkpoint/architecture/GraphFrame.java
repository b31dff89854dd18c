package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and outputs that every exported encoder has.
 *
 * <p>Inputs are {@code [batch, tokens]} for the outside and {@code [batch * tokens]} inside, so that activations are
 * matrices.
 */
final class GraphFrame {
    /** What BERT was trained with; its exponential is 0 in float32. */
    private static final float MASKED = -10_000f;

    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final EncoderSizes sizes;
    private @Nullable TextGrid grid;
    private @Nullable Value hiddenShape;

    GraphFrame(GraphBuilder graph, SharedConstants constants, EncoderSizes sizes) {
        this.graph = graph;
        this.constants = constants;
        this.sizes = sizes;
    }

    /** Declares {@code input_ids}, which comes before all else; yields {@code [batch * tokens]}. */
    Value ids() {
        TextGrid declared =
                new TextGrid(graph, constants, graph.input("input_ids", ElementType.INT64, "batch", "tokens"));
        grid = declared;
        return declared.flat("input_ids/flat", declared.ids());
    }

    /** How many texts of how many tokens there are. */
    TextGrid grid() {
        return Objects.requireNonNull(grid, "the ids are declared first");
    }

    /** Declares {@code token_type_ids}; yields {@code [batch * tokens]}. */
    Value types() {
        Value types = graph.input("token_type_ids", ElementType.INT64, "batch", "tokens");
        return grid().flat("token_type_ids/flat", types);
    }

    /** Declares {@code attention_mask}; yields what is added to scores, {@code [batch, 1, 1, tokens]}. */
    Value maskBias() {
        Value mask = graph.input("attention_mask", ElementType.INT64, "batch", "tokens");
        Value numbers = graph.node("Cast", "mask/numbers", List.of(mask), Attribute.of("to", 1L));
        Value absent = graph.node("Sub", "mask/absent", List.of(constants.scalar("one", 1f), numbers));
        Value bias = graph.node("Mul", "mask/bias", List.of(absent, constants.scalar("mask/penalty", MASKED)));
        return graph.node("Unsqueeze", "mask/shaped", List.of(bias, constants.integers("mask/axes", 1, 2)));
    }

    /**
     * Declares {@code head_mask [layers, heads]}, or {@code [layers, batch * heads]} where the texts have masks of their
     * own; yields the factors of each layer, {@code [1 or batch, heads, 1, 1]}.
     */
    List<Value> headMasks() {
        Value mask = graph.input("head_mask", ElementType.FLOAT, Integer.toString(sizes.layers()), "heads");
        List<String> names = IntStream.range(0, sizes.layers())
                .mapToObj(layer -> "head_mask/" + layer)
                .toList();
        List<Value> rows = graph.nodes(
                "Split", names, List.of(mask), Attribute.of("axis", 0L), Attribute.of("num_outputs", sizes.layers()));
        Value shape = constants.integers("shape/head_mask", -1, sizes.heads(), 1, 1);
        return rows.stream()
                .map(row -> graph.node("Reshape", row.name() + "/shaped", List.of(row, shape)))
                .toList();
    }

    /** Declares {@code prediction_positions [predictions]}, which may be empty. */
    Value predictionPositions() {
        return graph.input("prediction_positions", ElementType.INT64, "predictions");
    }

    /** Writes a layer behind what came out of the one before. */
    @FunctionalInterface
    interface Layer {
        Value write(int layer, Value hidden, Value headMask);
    }

    /** Writes a layer for each of the masks, and shows what comes out of it; yields what comes out of the last. */
    Value showLayers(Value embedded, List<Value> headMasks, Layer writer) {
        Value hidden = embedded;
        for (int layer = 0; layer < headMasks.size(); layer++) {
            hidden = writer.write(layer, hidden, headMasks.get(layer));
            showHidden(layer + 1, hidden);
        }
        return hidden;
    }

    /** Makes a matrix {@code [batch * tokens, width]} the output {@code hidden_states.N [batch, tokens, width]}. */
    void showHidden(int number, Value hidden) {
        declareHidden(apart(hiddenName(number), hidden));
    }

    static String hiddenName(int number) {
        return "hidden_states." + number;
    }

    /**
     * Makes a value that has the shape and the {@link #hiddenName} already an output; yields it as a matrix. Numbers
     * are not copied, neither into the output nor out of it.
     */
    Value showApart(Value shown) {
        declareHidden(shown);
        return graph.node(
                "Reshape",
                shown.name() + "/rows",
                List.of(shown, constants.integers("shape/rows", -1, sizes.hiddenSize())));
    }

    private void declareHidden(Value shown) {
        graph.output(shown, ElementType.FLOAT, "batch", "tokens", Integer.toString(sizes.hiddenSize()));
    }

    /** From {@code [batch * tokens, hidden size]} to {@code [batch, tokens, hidden size]}. */
    Value apart(String name, Value hidden) {
        Value shape = hiddenShape;
        if (shape == null) {
            shape = grid().shape("shape/hidden_states", sizes.hiddenSize());
            hiddenShape = shape;
        }
        return grid().apart(name, hidden, shape);
    }
}
