package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.SelfAttention.Inputs;
import dev.headlight.onnx.Value;

/** Writes the layers of a MobileBERT. */
final class MobileBertLayer {
    private final MobileBertSpec spec;
    private final EncoderGraph parts;
    private final MobileBertNorms norms;
    private final SelfAttention attention;
    private final int inner;
    private final int outer;

    /** @param maskBias {@code [batch, 1, 1, tokens]}, added to scores */
    MobileBertLayer(MobileBertSpec spec, EncoderGraph parts, MobileBertNorms norms, Value maskBias) {
        this.spec = spec;
        this.parts = parts;
        this.norms = norms;
        int heads = spec.sizes().heads();
        int headSize = spec.sizes().headSize();
        this.attention =
                new SelfAttention(parts, heads, headSize, new MaskedScores(parts.graph(), heads, headSize, maskBias));
        this.inner = spec.innerSize();
        this.outer = spec.sizes().hiddenSize();
    }

    /** @param hidden {@code [tokens, hidden size]}, as the result */
    Value write(int layer, Value hidden, Value headMask) {
        String module = MobileBertSpec.PREFIX + "encoder.layer." + layer + ".";
        boolean isNarrow = spec.bottleneck() != MobileBertSpec.Bottleneck.NONE;
        Value entered = isNarrow ? narrowed(module + "bottleneck.input", hidden) : hidden;
        Value context = attention.apply(layer, module + "attention.self", inputs(module, hidden, entered), headMask);
        Value state = added(module + "attention.output", context, inner, entered);
        for (int feedForward = 0; feedForward < spec.feedForwards() - 1; feedForward++) {
            String part = module + "ffn." + feedForward + ".";
            state = added(part + "output", intermediate(part, state), spec.intermediateSize(), state);
        }
        Value wide = intermediate(module, state);
        Value last = parts.blocks().linear(module + "output.dense", wide, spec.intermediateSize(), inner);
        Value summed = parts.blocks().add(module + "output.residual", last, state);
        Value narrow = norms.withDefaultEpsilon(module + "output.LayerNorm", summed, inner);
        return isNarrow ? widened(module + "output.bottleneck", narrow, hidden) : narrow;
    }

    private Inputs inputs(String module, Value hidden, Value entered) {
        return switch (spec.bottleneck()) {
            case NONE, RESIDUAL_ONLY -> Inputs.same(hidden, inner);
            case ALL -> Inputs.same(entered, inner);
            case SHARED_BY_QUERIES_AND_KEYS ->
                new Inputs(narrowed(module + "bottleneck.attention", hidden), inner, hidden, spec.valueSize());
        };
    }

    private Value narrowed(String module, Value hidden) {
        Value dense = parts.blocks().linear(module + ".dense", hidden, outer, inner);
        return norms.with(module + ".LayerNorm", dense, inner);
    }

    private Value widened(String module, Value narrow, Value hidden) {
        Value dense = parts.blocks().linear(module + ".dense", narrow, inner, outer);
        return norms.with(module + ".LayerNorm", parts.blocks().add(module + ".residual", dense, hidden), outer);
    }

    private Value intermediate(String module, Value state) {
        String dense = module + "intermediate.dense";
        Value wide = parts.blocks().linear(dense, state, inner, spec.intermediateSize());
        return parts.activations().apply(spec.activation(), module + "activation", wide);
    }

    private Value added(String module, Value input, int width, Value residual) {
        Value dense = parts.blocks().linear(module + ".dense", input, width, inner);
        return norms.with(module + ".LayerNorm", parts.blocks().add(module + ".residual", dense, residual), inner);
    }
}
