package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.HeadModules.Masked;
import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Writes the head that predicts words (Devlin et al. 2018, arXiv:1810.04805, section 3.1) at chosen positions only. */
final class MaskedLanguageHead {
    private final Masked modules;
    private final Encoder encoder;
    private final EncoderGraph parts;
    private final GraphBuilder graph;
    private final int vocabulary;

    MaskedLanguageHead(Masked modules, Encoder encoder, EncoderGraph parts) {
        this.modules = modules;
        this.encoder = encoder;
        this.parts = parts;
        this.graph = parts.graph();
        this.vocabulary = encoder.sizes().vocabularySize();
    }

    /**
     * @param hidden {@code [batch * tokens, hidden size]}, which the positions count through
     * @param isTied whether the decoder's matrix is that of the word embeddings
     */
    void write(Value hidden, boolean isTied) {
        Value positions = parts.frame().predictionPositions();
        Value chosen = graph.node("Gather", "head/chosen", List.of(hidden, positions));
        Value dense =
                parts.blocks().linear(modules.dense(), chosen, encoder.sizes().hiddenSize(), width());
        Value active = parts.activations().apply(modules.activation(), modules.dense() + "/activation", dense);
        Value normed = parts.blocks().layerNorm(modules.norm(), active, width());
        Value decoder = parts.weights()
                .embedding(
                        isTied ? encoder.prefix() + "embeddings.word_embeddings" : modules.decoder(),
                        vocabulary,
                        encoder.embeddingSize());
        Value bias = parts.weights().bias(modules.decoder(), vocabulary);
        Value logits = modules.extension().isEmpty() || width() == encoder.embeddingSize()
                ? product("logits", normed, decoder, bias)
                : extended(modules.extension().orElseThrow(), normed, decoder, bias);
        graph.output(logits, ElementType.FLOAT, "predictions", Integer.toString(vocabulary));
    }

    /** Width of what is normalised: that of the embeddings, unless the decoder is extended to the hidden states'. */
    private int width() {
        return modules.extension().isEmpty()
                ? encoder.embeddingSize()
                : encoder.sizes().hiddenSize();
    }

    private Value product(String name, Value input, Value decoder, Value bias) {
        return graph.node("Gemm", name, List.of(input, decoder, bias), Attribute.of("transB", 1L));
    }

    private Value extended(String module, Value normed, Value decoder, Value bias) {
        int first = encoder.embeddingSize();
        int rest = width() - first;
        List<Value> sides = graph.nodes(
                "Split",
                List.of("head/embedded", "head/rest"),
                List.of(normed, parts.constants().integers("head/widths", first, rest)),
                Attribute.of("axis", 1L));
        Value known = product("head/by_words", sides.getFirst(), decoder, bias);
        Value extension = parts.weights().embedding(module, rest, vocabulary);
        Value added = graph.node("MatMul", "head/by_rest", List.of(sides.getLast(), extension));
        return graph.node("Add", "logits", List.of(known, added));
    }
}
