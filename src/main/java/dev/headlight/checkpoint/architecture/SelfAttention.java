package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * Multi-head self-attention (Vaswani et al. 2017, arXiv:1706.03762, section 3.2) that yields what it sees: for each
 * layer the outputs {@code attentions.N}, {@code queries.N}, {@code keys.N} and {@code values.N}.
 */
final class SelfAttention {
    private final GraphBuilder graph;
    private final EncoderBlocks blocks;
    private final TextGrid grid;
    private final int heads;
    private final int headSize;
    private final Value splitShape;
    private final Value joinShape;
    private final Scores scores;

    SelfAttention(EncoderGraph parts, int heads, int headSize, Scores scores) {
        this.graph = parts.graph();
        this.blocks = parts.blocks();
        this.grid = parts.frame().grid();
        this.scores = scores;
        this.heads = heads;
        this.headSize = headSize;
        this.splitShape = grid.shape("shape/heads", heads, headSize);
        this.joinShape = graph.constant("shape/joined", -1, (long) heads * headSize);
    }

    /**
     * What queries, keys and values are projected from, each {@code [batch * tokens, width]}.
     *
     * @param matched of queries and keys
     * @param matchedWidth of that
     * @param mixed of values
     * @param mixedWidth of that
     */
    record Inputs(Value matched, long matchedWidth, Value mixed, long mixedWidth) {
        static Inputs same(Value hidden, long width) {
            return new Inputs(hidden, width, hidden, width);
        }
    }

    /**
     * The heads' results side by side, {@code [batch * tokens, heads * headSize]}.
     *
     * @param module where the three projections are, such as {@code bert.encoder.layer.0.attention.self}
     * @param headMask {@code [1 or batch, heads, 1, 1]}, a factor for each head
     */
    Value apply(int layer, String module, Inputs inputs, Value headMask) {
        Value queries = project("queries", layer, module + ".query", inputs.matched(), inputs.matchedWidth());
        Value keys = project("keys", layer, module + ".key", inputs.matched(), inputs.matchedWidth());
        Value values = project("values", layer, module + ".value", inputs.mixed(), inputs.mixedWidth());
        Value masked = scores.write(module, queries, keys);
        Value attentions = graph.node("Softmax", "attentions." + layer, List.of(masked), Attribute.of("axis", -1L));
        graph.output(attentions, ElementType.FLOAT, "batch", Integer.toString(heads), "tokens", "tokens");
        Value context = graph.node("MatMul", module + "/context", List.of(attentions, values));
        // A factor for the head's result is the same as one for its probabilities, at a fraction of the numbers.
        Value kept = graph.node("Mul", module + "/context_kept", List.of(context, headMask));
        Value turnedBack =
                graph.node("Transpose", module + "/context_turned", List.of(kept), Attribute.ofAll("perm", 0, 2, 1, 3));
        return graph.node("Reshape", module + "/context_joined", List.of(turnedBack, joinShape));
    }

    private Value project(String output, int layer, String module, Value input, long width) {
        Value projected = blocks.linear(module, input, width, (long) heads * headSize);
        Value split = grid.apart(module + "/split", projected, splitShape);
        Value turned =
                graph.node("Transpose", output + "." + layer, List.of(split), Attribute.ofAll("perm", 0, 2, 1, 3));
        graph.output(turned, ElementType.FLOAT, "batch", Integer.toString(heads), "tokens", Integer.toString(headSize));
        return turned;
    }
}
