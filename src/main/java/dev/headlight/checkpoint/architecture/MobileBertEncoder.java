package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * MobileBERT (Sun et al. 2020, arXiv:2004.02984): many narrow layers, each entered and left through a linear
 * bottleneck, with several feed-forward layers, and embeddings that see a token's neighbours.
 */
record MobileBertEncoder(MobileBertSpec spec) implements Encoder {
    @Override
    public EncoderSizes sizes() {
        return spec.sizes();
    }

    @Override
    public String prefix() {
        return MobileBertSpec.PREFIX;
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
        MobileBertNorms norms = new MobileBertNorms(spec, parts);
        Value embedded = embeddings(parts, norms, ids);
        frame.showHidden(0, embedded);
        MobileBertLayer layers = new MobileBertLayer(spec, parts, norms, maskBias);
        return frame.showLayers(embedded, headMasks, layers::write);
    }

    private Value embeddings(EncoderGraph parts, MobileBertNorms norms, Value ids) {
        String module = MobileBertSpec.PREFIX + "embeddings.";
        int width = sizes().hiddenSize();
        GraphBuilder graph = parts.graph();
        Value table =
                parts.weights().embedding(module + "word_embeddings", sizes().vocabularySize(), spec.embeddingSize());
        Value words = graph.node("Gather", module + "words", List.of(table, ids));
        int joinedWidth = (spec.isTrigram() ? 3 : 1) * spec.embeddingSize();
        Value joined =
                spec.isTrigram() ? new Trigrams(parts).write(module + "trigrams", words, spec.embeddingSize()) : words;
        Value wide = spec.isTrigram() || spec.embeddingSize() != width
                ? parts.blocks().linear(module + "embedding_transformation", joined, joinedWidth, width)
                : joined;
        TokenPlaces places = new TokenPlaces(parts, module, width);
        Value placed = parts.blocks().add(module + "placed", wide, places.positions(spec.positionRows()));
        Value typed = parts.blocks().add(module + "typed", placed, places.types(spec.tokenTypes()));
        return norms.withDefaultEpsilon(module + "LayerNorm", typed, width);
    }
}
