package dev.headlight.checkpoint;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * BERT with its masked-language-model head (Devlin et al. 2018, arXiv:1810.04805) as an ONNX graph.
 *
 * <p>Inputs: {@code input_ids}, {@code attention_mask}, {@code token_type_ids} {@code [1, tokens]},
 * {@code head_mask [layers, heads]} and {@code prediction_positions [predictions]}. Outputs: {@code attentions.N}
 * {@code [1, heads, tokens, tokens]} before the head mask, {@code queries.N}, {@code keys.N}, {@code values.N}
 * {@code [1, heads, tokens, head size]} with bias and before scaling, {@code hidden_states.N}
 * {@code [1, tokens, width]} with the embeddings as 0, and {@code logits [predictions, vocabulary]}.
 */
public final class BertArchitecture {
    /** The first version with an operator for GELU. */
    private static final int OPSET = 20;

    /** What BERT was trained with; its exponential is 0 in float32. */
    private static final float MASKED = -10_000f;

    private static final String HEAD = "cls.predictions.";

    private final BertConfig config;
    private final GraphBuilder graph = new GraphBuilder("bert", OPSET);
    private final WeightPlan weights;
    private final EncoderBlocks blocks;
    private final SelfAttention attention;
    private final String width;

    private BertArchitecture(BertConfig config, WeightNames names) {
        this.config = config;
        this.weights = new WeightPlan(graph, names);
        this.blocks = new EncoderBlocks(graph, weights, config.layerNormEpsilon());
        this.attention = new SelfAttention(graph, blocks, config.heads(), config.headSize());
        this.width = Integer.toString(config.hiddenSize());
    }

    /** Describes a BERT of this size whose checkpoint uses these names. */
    public static ExportedGraph export(BertConfig config, WeightNames names) {
        BertArchitecture bert = new BertArchitecture(config, names);
        bert.build();
        return new ExportedGraph(bert.graph.build(), bert.weights.copies());
    }

    private void build() {
        Value ids = tokens("input_ids");
        Value maskBias = maskBias();
        Value types = tokens("token_type_ids");
        List<Value> headMasks = headMasks();
        Value positions = graph.input("prediction_positions", ElementType.INT64, "predictions");
        Value words =
                weights.embedding("bert.embeddings.word_embeddings", config.vocabularySize(), config.hiddenSize());
        Value hidden = embeddings(ids, types, words);
        showHidden(0, hidden);
        for (int layer = 0; layer < config.layers(); layer++) {
            hidden = layer(layer, hidden, maskBias, headMasks.get(layer));
            showHidden(layer + 1, hidden);
        }
        predictions(hidden, positions, words);
    }

    private Value tokens(String name) {
        Value batch = graph.input(name, ElementType.INT64, "1", "tokens");
        return graph.node("Reshape", name + "/flat", List.of(batch, constantOnce(name)));
    }

    private Value constantOnce(String name) {
        return graph.constant("shape/" + name, -1);
    }

    private Value maskBias() {
        Value mask = graph.input("attention_mask", ElementType.INT64, "1", "tokens");
        Value numbers = graph.node("Cast", "mask/numbers", List.of(mask), Attribute.of("to", 1L));
        Value absent = graph.node("Sub", "mask/absent", List.of(graph.scalar("mask/one", 1f), numbers));
        Value bias = graph.node("Mul", "mask/bias", List.of(absent, graph.scalar("mask/penalty", MASKED)));
        return graph.node("Reshape", "mask/shaped", List.of(bias, graph.constant("shape/mask", 1, 1, 1, -1)));
    }

    private List<Value> headMasks() {
        Value mask = graph.input(
                "head_mask", ElementType.FLOAT, Integer.toString(config.layers()), Integer.toString(config.heads()));
        Value shaped = graph.node(
                "Reshape",
                "head_mask/shaped",
                List.of(mask, graph.constant("shape/head_mask", config.layers(), config.heads(), 1, 1)));
        List<String> names = IntStream.range(0, config.layers())
                .mapToObj(layer -> "head_mask/" + layer)
                .toList();
        return graph.nodes(
                "Split",
                names,
                List.of(shaped),
                Attribute.of("axis", 0L),
                Attribute.of("num_outputs", config.layers()));
    }

    private Value embeddings(Value ids, Value types, Value words) {
        String module = "bert.embeddings.";
        Value word = graph.node("Gather", module + "words", List.of(words, ids));
        Value typeTable = weights.embedding(module + "token_type_embeddings", config.tokenTypes(), config.hiddenSize());
        Value type = graph.node("Gather", module + "types", List.of(typeTable, types));
        Value positionTable =
                weights.embedding(module + "position_embeddings", config.maxPositions(), config.hiddenSize());
        Value count = graph.node("Shape", module + "count", List.of(ids));
        Value position = graph.node(
                "Slice",
                module + "positions",
                List.of(positionTable, graph.constant("zero", 0), count, graph.constant("axis/rows", 0)));
        Value sum = blocks.add(module + "typed", word, type);
        return blocks.layerNorm(
                module + "LayerNorm", blocks.add(module + "placed", sum, position), config.hiddenSize());
    }

    private Value layer(int layer, Value hidden, Value maskBias, Value headMask) {
        String module = "bert.encoder.layer." + layer + ".";
        Value context = attention.apply(layer, module + "attention.self", hidden, maskBias, headMask);
        Value attended = residual(module + "attention.output", context, config.hiddenSize(), hidden);
        Value wide =
                blocks.linear(module + "intermediate.dense", attended, config.hiddenSize(), config.intermediateSize());
        return residual(module + "output", blocks.gelu(module + "gelu", wide), config.intermediateSize(), attended);
    }

    private Value residual(String module, Value input, int in, Value residual) {
        Value output = blocks.linear(module + ".dense", input, in, config.hiddenSize());
        return blocks.layerNorm(
                module + ".LayerNorm", blocks.add(module + ".residual", output, residual), config.hiddenSize());
    }

    private void showHidden(int number, Value hidden) {
        Value shape = graph.constant("shape/hidden_states." + number, 1, -1, config.hiddenSize());
        Value shown = graph.node("Reshape", "hidden_states." + number, List.of(hidden, shape));
        graph.output(shown, ElementType.FLOAT, "1", "tokens", width);
    }

    private void predictions(Value hidden, Value positions, Value words) {
        Value chosen = graph.node("Gather", HEAD + "chosen", List.of(hidden, positions));
        Value dense = blocks.linear(HEAD + "transform.dense", chosen, config.hiddenSize(), config.hiddenSize());
        Value normed =
                blocks.layerNorm(HEAD + "transform.LayerNorm", blocks.gelu(HEAD + "gelu", dense), config.hiddenSize());
        Value logits = graph.node(
                "Gemm",
                "logits",
                List.of(normed, words, weights.bias(HEAD + "decoder", config.vocabularySize())),
                Attribute.of("transB", 1L));
        graph.output(logits, ElementType.FLOAT, "predictions", Integer.toString(config.vocabularySize()));
    }
}
