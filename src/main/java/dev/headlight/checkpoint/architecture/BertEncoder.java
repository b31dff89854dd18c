package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.SelfAttention.Inputs;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * Encoders of BERT's kind: embeddings, then layers of self-attention and feed-forward, each added to what came in and
 * normalised after (Devlin et al. 2018, arXiv:1810.04805). RoBERTa, DistilBERT, ELECTRA, ALBERT and MPNet differ in the
 * embeddings, in positions and in the names of their weights.
 */
final class BertEncoder implements Encoder {
    private final EncoderSpec spec;

    BertEncoder(EncoderSpec spec) {
        this.spec = spec;
    }

    @Override
    public EncoderSizes sizes() {
        return spec.sizes();
    }

    @Override
    public String prefix() {
        return spec.prefix();
    }

    @Override
    public int embeddingSize() {
        return spec.embeddingSize();
    }

    @Override
    public boolean hasTokenTypes() {
        return spec.tokenTypes() > 1;
    }

    @Override
    public float layerNormEpsilon() {
        return spec.layerNormEpsilon();
    }

    @Override
    public Value write(EncoderGraph parts) {
        GraphFrame frame = parts.frame();
        Value ids = frame.ids();
        Value maskBias = frame.maskBias();
        List<Value> headMasks = frame.headMasks();
        Value embedded = new EncoderEmbeddings(spec, parts).write(ids);
        frame.showHidden(0, embedded);
        Layers layers = new Layers(spec, parts, attention(parts, maskBias));
        Value hidden = embedded;
        for (int layer = 0; layer < headMasks.size(); layer++) {
            hidden = layers.write(layer, hidden, headMasks.get(layer));
        }
        return hidden;
    }

    private SelfAttention attention(EncoderGraph parts, Value maskBias) {
        return new SelfAttention(parts, sizes().heads(), sizes().headSize(), scores(parts, maskBias));
    }

    private Scores scores(EncoderGraph parts, Value maskBias) {
        int headSize = sizes().headSize();
        PositionScheme scheme = spec.positions().scheme();
        if (scheme.isRelative()) {
            return new BiasedScores(parts.graph(), headSize, new RelativeKeys(spec, parts), maskBias);
        }
        if (scheme == PositionScheme.AFTER_PADDING_WITH_BUCKETS) {
            return new BiasedScores(parts.graph(), headSize, ScoreTerm.NONE, placed(parts, maskBias));
        }
        return new MaskedScores(parts.graph(), sizes().heads(), headSize, maskBias);
    }

    private Value placed(EncoderGraph parts, Value maskBias) {
        Value byDistance = new PositionBuckets(parts)
                .write(
                        prefix() + "encoder.relative_attention_bias",
                        spec.positions().bucketRows(),
                        sizes().heads());
        return parts.blocks().add("mask/placed", maskBias, byDistance);
    }

    private record Layers(EncoderSpec spec, EncoderGraph parts, SelfAttention attention) {
        /** Writes one layer and shows what comes out of it, which it yields as a matrix. */
        Value write(int layer, Value hidden, Value headMask) {
            EncoderBlocks blocks = parts.blocks();
            int width = spec.sizes().hiddenSize();
            String module = spec.prefix() + "encoder.layer." + layer + ".";
            Value context = attention.apply(layer, module + "attention.self", Inputs.same(hidden, width), headMask);
            Value attended = blocks.residual(module + "attention.output", context, width, hidden, width);
            Value wide = blocks.linear(module + "intermediate.dense", attended, width, spec.intermediateSize());
            Value active = parts.activations().apply(spec.activation(), module + "activation", wide);
            return shown(layer + 1, module + "output", active, attended);
        }

        private Value shown(int number, String module, Value active, Value attended) {
            int width = spec.sizes().hiddenSize();
            Value product = parts.blocks().product(module + ".dense", active, spec.intermediateSize(), width);
            GraphFrame frame = parts.frame();
            return frame.showApart(parts.blocks()
                    .normOfSum(
                            GraphFrame.hiddenName(number),
                            module,
                            frame.apart(module + "/apart", product),
                            frame.apart(module + "/attended_apart", attended),
                            width));
        }
    }
}
