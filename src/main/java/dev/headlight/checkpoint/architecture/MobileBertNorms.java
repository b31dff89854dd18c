package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** What MobileBERT has in the place of layer normalisations: them, or only their scale and shift. */
record MobileBertNorms(MobileBertSpec spec, EncoderGraph parts) {
    /** PyTorch's, which two of MobileBERT's normalisations have, whatever {@code layer_norm_eps} says. */
    private static final float DEFAULT_EPSILON = 1e-5f;

    Value with(String module, Value input, int width) {
        return spec.isNormalised() ? parts.blocks().layerNorm(module, input, width) : scaled(module, input, width);
    }

    Value withDefaultEpsilon(String module, Value input, int width) {
        return spec.isNormalised()
                ? parts.blocks()
                        .layerNorm(
                                module, input, width, parts.constants().scalar("norm/default_epsilon", DEFAULT_EPSILON))
                : scaled(module, input, width);
    }

    private Value scaled(String module, Value input, int width) {
        GraphBuilder graph = parts.graph();
        WeightPlan weights = parts.weights();
        Value scaled = graph.node("Mul", module + "/scaled", List.of(input, weights.normScale(module, width)));
        return graph.node("Add", module + "/norm", List.of(scaled, weights.normBias(module, width)));
    }
}
