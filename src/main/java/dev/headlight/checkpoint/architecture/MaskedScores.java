package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/**
 * Scores that nothing but the mask is added to.
 *
 * <p>The mask is one more number in each key, which one more number in each query, 1, takes into their product. To add
 * it to the scores instead means to go through a square of the text's length once more: 3 % of a run of 512 tokens.
 */
final class MaskedScores implements Scores {
    private final GraphBuilder graph;
    private final Value maskNumbers;
    private final Value ones;
    private final float scale;

    /** @param maskBias what the mask adds to scaled scores, {@code [batch, 1, 1, tokens]} */
    MaskedScores(GraphBuilder graph, int heads, int headSize, Value maskBias) {
        this.graph = graph;
        this.scale = (float) (1 / Math.sqrt(headSize));
        Value unscaled = graph.node("Mul", "mask/unscaled", List.of(maskBias, graph.scalar("mask/factor", 1 / scale)));
        Value column = graph.node("Transpose", "mask/column", List.of(unscaled), Attribute.ofAll("perm", 0, 1, 3, 2));
        this.maskNumbers = graph.node(
                "Expand", "mask/numbers_by_head", List.of(column, graph.constant("mask/heads", 1, heads, 1, 1)));
        Value shape = graph.node("Shape", "mask/shape", List.of(maskNumbers));
        this.ones = graph.node("Expand", "mask/ones", List.of(graph.scalar("mask/one", 1f), shape));
    }

    @Override
    public Value write(String module, Value queries, Value keys) {
        Value longQueries = longer(module + "/queries_and_one", queries, ones);
        Value longKeys = longer(module + "/keys_and_mask", keys, maskNumbers);
        return graph.runtimeNode(
                "FusedMatMul",
                module + "/scores",
                List.of(longQueries, longKeys),
                Attribute.of("transB", 1L),
                Attribute.of("alpha", scale));
    }

    private Value longer(String name, Value vectors, Value number) {
        return graph.node("Concat", name, List.of(vectors, number), Attribute.of("axis", 3L));
    }
}
