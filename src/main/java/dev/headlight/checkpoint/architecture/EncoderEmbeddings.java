package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** What a token starts with: the sum of the embeddings of its id, its type and its position, normalised. */
final class EncoderEmbeddings {
    /** The number of the element type in ONNX. */
    private static final long INT64 = 7;

    private final EncoderSpec spec;
    private final EncoderGraph parts;
    private final GraphBuilder graph;
    private final String module;

    EncoderEmbeddings(EncoderSpec spec, EncoderGraph parts) {
        this.spec = spec;
        this.parts = parts;
        this.graph = parts.graph();
        this.module = spec.prefix() + "embeddings.";
    }

    /**
     * The first hidden state, {@code [batch * tokens, hidden size]}.
     *
     * @param ids {@code [batch * tokens]}
     */
    Value write(Value ids) {
        int width = spec.embeddingSize();
        Value table = parts.weights()
                .embedding(module + "word_embeddings", spec.sizes().vocabularySize(), width);
        Value sum = graph.node("Gather", module + "words", List.of(table, ids));
        TokenPlaces places = new TokenPlaces(parts, module, width);
        if (spec.tokenTypes() > 0) {
            sum = parts.blocks().add(module + "typed", sum, places.types(spec.tokenTypes()));
        }
        if (!spec.positions().scheme().isRelative()) {
            sum = parts.blocks().add(module + "placed", sum, positions(places));
        }
        Value normed = parts.blocks().layerNorm(module + "LayerNorm", sum, width);
        return spec.projectsEmbeddings() ? projected(normed) : normed;
    }

    private Value projected(Value normed) {
        String linear = spec.prefix() + "embeddings_project";
        return parts.blocks()
                .linear(linear, normed, spec.embeddingSize(), spec.sizes().hiddenSize());
    }

    private Value positions(TokenPlaces places) {
        PositionTable table = spec.positions();
        return table.scheme().countsFromPadding()
                ? places.positionsAt(afterPadding(parts.frame().grid()), table.rows())
                : places.positions(table.rows());
    }

    /** The id of padding plus 1, 2, ... for tokens that are no padding, and that id for those that are. */
    private Value afterPadding(TextGrid grid) {
        Value padding =
                parts.constants().integers("padding/id", spec.positions().paddingId());
        Value isPadding = graph.node("Equal", "padding/is", List.of(grid.ids(), padding));
        Value isToken = graph.node("Not", "padding/is_not", List.of(isPadding));
        Value one = graph.node("Cast", "padding/one", List.of(isToken), Attribute.of("to", INT64));
        Value counted = graph.node(
                "CumSum", "padding/counted", List.of(one, parts.constants().integers("axis/tokens", 1)));
        Value places = graph.node("Mul", "padding/places", List.of(counted, one));
        Value positions = graph.node("Add", "padding/positions", List.of(places, padding));
        return grid.flat("padding/positions/flat", positions);
    }
}
