package dev.headlight.checkpoint.architecture;

import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import java.util.List;

/** Scores that depend on the distance of query and key by embeddings of distances, a table for each layer. */
final class RelativeKeys implements ScoreTerm {
    private final EncoderGraph parts;
    private final GraphBuilder graph;
    private final EncoderSpec spec;
    private final Value rows;

    RelativeKeys(EncoderSpec spec, EncoderGraph parts) {
        this.spec = spec;
        this.parts = parts;
        this.graph = parts.graph();
        Value last =
                parts.constants().integers("distance/last", spec.positions().rows() - 1L);
        this.rows = graph.node("Sub", "distance/rows", List.of(last, new TokenDistances(parts).write()));
    }

    @Override
    public Value added(String module, Value queries, Value keys, Value products) {
        Value table = parts.weights()
                .embedding(
                        module + ".distance_embedding",
                        2L * spec.positions().rows() - 1,
                        spec.sizes().headSize());
        Value distances = graph.node("Gather", module + "/distances", List.of(table, rows));
        Value sum = sum(module + "/by_query", "bhld,lrd->bhlr", queries, distances, products);
        return spec.positions().scheme() == PositionScheme.RELATIVE_KEY_QUERY
                ? sum(module + "/by_key", "bhrd,lrd->bhlr", keys, distances, sum)
                : sum;
    }

    private Value sum(String name, String equation, Value vectors, Value distances, Value products) {
        Value scores = graph.node("Einsum", name, List.of(vectors, distances), Attribute.of("equation", equation));
        return parts.blocks().add(name + "_added", products, scores);
    }
}
