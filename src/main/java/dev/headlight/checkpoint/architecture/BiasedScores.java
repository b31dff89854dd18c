package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Scores to which something is added for each pair of tokens. */
final class BiasedScores implements Scores {
    private final GraphBuilder graph;
    private final ScoreTerm term;
    private final Value bias;
    private final Value scale;

    /**
     * @param term what is added before the scores are scaled
     * @param bias what is added after, {@code [1 or batch, 1 or heads, 1 or tokens, tokens]}
     */
    BiasedScores(GraphBuilder graph, int headSize, ScoreTerm term, Value bias) {
        this.graph = graph;
        this.term = term;
        this.bias = bias;
        this.scale = graph.scalar("attention/scale", (float) (1 / Math.sqrt(headSize)));
    }

    @Override
    public Value write(String module, Value queries, Value keys) {
        Value turned =
                graph.node("Transpose", module + "/keys_turned", List.of(keys), Attribute.ofAll("perm", 0, 1, 3, 2));
        Value products = graph.node("MatMul", module + "/products", List.of(queries, turned));
        Value placed = term.added(module, queries, keys, products);
        Value scores = graph.node("Mul", module + "/scores", List.of(placed, scale));
        return graph.node("Add", module + "/masked", List.of(scores, bias));
    }
}
