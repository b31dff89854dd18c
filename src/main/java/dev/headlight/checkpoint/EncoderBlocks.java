package dev.headlight.checkpoint;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * The parts that transformer encoders are put together from, each as a few nodes.
 *
 * <p>Activations are matrices {@code [tokens, width]}, not {@code [1, tokens, width]}, so that the runtime turns a
 * product and its bias into one operation.
 */
final class EncoderBlocks {
    private final GraphBuilder graph;
    private final WeightPlan weights;
    private final float layerNormEpsilon;

    EncoderBlocks(GraphBuilder graph, WeightPlan weights, float layerNormEpsilon) {
        this.graph = graph;
        this.weights = weights;
        this.layerNormEpsilon = layerNormEpsilon;
    }

    /** x W + b. */
    Value linear(String module, Value input, long in, long out) {
        Value product = graph.node("MatMul", module + "/product", List.of(input, weights.kernel(module, in, out)));
        return graph.node("Add", module + "/sum", List.of(product, weights.bias(module, out)));
    }

    /** Layer normalisation over the last axis (Ba et al. 2016, arXiv:1607.06450). */
    Value layerNorm(String module, Value input, long size) {
        return graph.node(
                "LayerNormalization",
                module + "/norm",
                List.of(input, weights.normScale(module, size), weights.normBias(module, size)),
                Attribute.of("axis", -1L),
                Attribute.of("epsilon", layerNormEpsilon));
    }

    /** x Φ(x) with the exact Gaussian distribution function (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
    Value gelu(String name, Value input) {
        return graph.node("Gelu", name, List.of(input), Attribute.of("approximate", "none"));
    }

    Value add(String name, Value first, Value second) {
        return graph.node("Add", name, List.of(first, second));
    }
}
