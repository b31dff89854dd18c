package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.Value;

/**
 * BERT with its masked-language-model head (Devlin et al. 2018, arXiv:1810.04805) as an ONNX graph, where there is no
 * {@code config.json}.
 *
 * <p>Inputs: {@code input_ids}, {@code attention_mask}, {@code token_type_ids} {@code [1, tokens]},
 * {@code head_mask [layers, heads]} and {@code prediction_positions [predictions]}. Outputs: {@code attentions.N}
 * {@code [1, heads, tokens, tokens]} before the head mask, {@code queries.N}, {@code keys.N}, {@code values.N}
 * {@code [1, heads, tokens, head size]} with bias and before scaling, {@code hidden_states.N}
 * {@code [1, tokens, width]} with the embeddings as 0, and {@code logits [predictions, vocabulary]}.
 */
public final class BertArchitecture {
    private BertArchitecture() {}

    /** Describes a BERT of this size whose checkpoint uses these names. */
    public static ExportedGraph export(BertConfig config, WeightNames names) {
        BertEncoder encoder = new BertEncoder(spec(config));
        EncoderGraph parts = EncoderGraph.begin("bert", encoder, names);
        Value hidden = encoder.write(parts);
        new TaskHead(PublishedHeads.bert("bert.", Activation.GELU), encoder, parts)
                .write(ModelTask.FILL_MASK, hidden, 0, true);
        return new ExportedGraph(parts.graph().build(), parts.weights().copies());
    }

    private static EncoderSpec spec(BertConfig config) {
        EncoderSizes sizes = new EncoderSizes(
                config.layers(),
                config.heads(),
                config.headSize(),
                config.hiddenSize(),
                config.vocabularySize(),
                config.maxPositions());
        return new EncoderSpec(
                "bert.",
                sizes,
                config.hiddenSize(),
                false,
                config.intermediateSize(),
                config.tokenTypes(),
                PositionTable.absolute(config.maxPositions()),
                Activation.GELU,
                config.layerNormEpsilon());
    }
}
