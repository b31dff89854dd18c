package dev.headlight.checkpoint.architecture;

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
    private static final String DENSE = ".dense";
    private static final String NORM = ".LayerNorm";

    private final GraphBuilder graph;
    private final SharedConstants constants;
    private final WeightPlan weights;
    private final float layerNormEpsilon;

    EncoderBlocks(GraphBuilder graph, SharedConstants constants, WeightPlan weights, float layerNormEpsilon) {
        this.graph = graph;
        this.constants = constants;
        this.weights = weights;
        this.layerNormEpsilon = layerNormEpsilon;
    }

    /** x W + b. */
    Value linear(String module, Value input, long in, long out) {
        return graph.node("Add", module + "/sum", List.of(product(module, input, in, out), weights.bias(module, out)));
    }

    /**
     * Layer normalisation of {@code x W + b + residual}, where a block ends.
     *
     * <p>One operator of the runtime for the bias, the sum and the norm: they are the same few numbers again and again,
     * and steps of their own cost 2 to 3 % of a run.
     *
     * @param module with a {@code .dense} of {@code in} to {@code width} numbers and a {@code .LayerNorm}
     */
    Value residual(String module, Value input, long in, Value residual, long width) {
        Value product = product(module + DENSE, input, in, width);
        return normOfSum(module + NORM + "/norm", module, product, residual, width);
    }

    /** x W, without the bias. */
    Value product(String module, Value input, long in, long out) {
        return graph.node("MatMul", module + "/product", List.of(input, weights.kernel(module, in, out)));
    }

    /**
     * The second half of {@link #residual}, of any rank.
     *
     * @param name of the result
     * @param product {@code x W}, of the shape of {@code residual}
     */
    Value normOfSum(String name, String module, Value product, Value residual, long width) {
        return graph.runtimeNode(
                "SkipLayerNormalization",
                name,
                List.of(
                        product,
                        residual,
                        weights.normScale(module + NORM, width),
                        weights.normBias(module + NORM, width),
                        weights.bias(module + DENSE, width)),
                Attribute.of("epsilon", layerNormEpsilon));
    }

    /**
     * Layer normalisation over the last axis (Ba et al. 2016, arXiv:1607.06450).
     *
     * <p>Spelled out, because ONNX Runtime's kernel for the whole takes each row number by number, while those for the
     * steps take many numbers at once: 3 to 4 % of a run. The reciprocal keeps the runtime from joining the steps
     * again.
     */
    Value layerNorm(String module, Value input, long size) {
        return layerNorm(module, input, size, constants.scalar("norm/epsilon", layerNormEpsilon));
    }

    /** The same with an epsilon of its own. */
    Value layerNorm(String module, Value input, long size, Value epsilon) {
        Value lastAxis = constants.integers("axis/last", -1);
        Value mean = graph.node("ReduceMean", module + "/mean", List.of(input, lastAxis));
        Value centred = graph.node("Sub", module + "/centred", List.of(input, mean));
        Value squares = graph.node("Mul", module + "/squares", List.of(centred, centred));
        Value variance = graph.node("ReduceMean", module + "/variance", List.of(squares, lastAxis));
        Value raised = graph.node("Add", module + "/raised", List.of(variance, epsilon));
        Value deviation = graph.node("Sqrt", module + "/deviation", List.of(raised));
        Value factor = graph.node("Reciprocal", module + "/factor", List.of(deviation));
        Value normed = graph.node("Mul", module + "/normed", List.of(centred, factor));
        Value scaled = graph.node("Mul", module + "/scaled", List.of(normed, weights.normScale(module, size)));
        return graph.node("Add", module + "/norm", List.of(scaled, weights.normBias(module, size)));
    }

    Value add(String name, Value first, Value second) {
        return graph.node("Add", name, List.of(first, second));
    }
}
