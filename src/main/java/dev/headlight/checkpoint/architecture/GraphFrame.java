package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The inputs and outputs that every exported encoder has.
 *
 * <p>Inputs are {@code [1, tokens]} for the outside and {@code [tokens]} inside, so that activations are matrices.
 */
final class GraphFrame {
    /** What BERT was trained with; its exponential is 0 in float32. */
    private static final float MASKED = -10_000f;

    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final EncoderSizes sizes;

    GraphFrame(GraphBuilder graph, SharedConstants constants, EncoderSizes sizes) {
        this.graph = graph;
        this.constants = constants;
        this.sizes = sizes;
    }

    /** Declares an input of one whole number for each token; yields {@code [tokens]}. */
    Value tokens(String name) {
        Value batch = graph.input(name, ElementType.INT64, "1", "tokens");
        return graph.node("Reshape", name + "/flat", List.of(batch, constants.integers("shape/flat", -1)));
    }

    /** Declares {@code attention_mask}; yields what is added to scores, {@code [1, 1, 1, tokens]}. */
    Value maskBias() {
        Value mask = graph.input("attention_mask", ElementType.INT64, "1", "tokens");
        Value numbers = graph.node("Cast", "mask/numbers", List.of(mask), Attribute.of("to", 1L));
        Value absent = graph.node("Sub", "mask/absent", List.of(constants.scalar("one", 1f), numbers));
        Value bias = graph.node("Mul", "mask/bias", List.of(absent, constants.scalar("mask/penalty", MASKED)));
        return graph.node("Reshape", "mask/shaped", List.of(bias, constants.integers("shape/mask", 1, 1, 1, -1)));
    }

    /** Declares {@code head_mask [layers, heads]}; yields the factors of each layer, {@code [1, heads, 1, 1]}. */
    List<Value> headMasks() {
        Value mask = graph.input(
                "head_mask", ElementType.FLOAT, Integer.toString(sizes.layers()), Integer.toString(sizes.heads()));
        Value shape = constants.integers("shape/head_mask", sizes.layers(), sizes.heads(), 1, 1);
        Value shaped = graph.node("Reshape", "head_mask/shaped", List.of(mask, shape));
        List<String> names = IntStream.range(0, sizes.layers())
                .mapToObj(layer -> "head_mask/" + layer)
                .toList();
        return graph.nodes(
                "Split", names, List.of(shaped), Attribute.of("axis", 0L), Attribute.of("num_outputs", sizes.layers()));
    }

    /** Declares {@code prediction_positions [predictions]}, which may be empty. */
    Value predictionPositions() {
        return graph.input("prediction_positions", ElementType.INT64, "predictions");
    }

    /** Makes a matrix {@code [tokens, width]} the output {@code hidden_states.N [1, tokens, width]}. */
    void showHidden(int number, Value hidden) {
        Value shape = constants.integers("shape/hidden_states", 1, -1, sizes.hiddenSize());
        Value shown = graph.node("Reshape", "hidden_states." + number, List.of(hidden, shape));
        graph.output(shown, ElementType.FLOAT, "1", "tokens", Integer.toString(sizes.hiddenSize()));
    }
}
