package dev.headlight.onnx;

import dev.headlight.onnx.AttentionReport.Other;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds attention by the structure of a graph: a softmax over the last axis, of scores that are a product of two
 * activations, whose result multiplies a third. Names play no part, except for outputs that a file declares.
 */
public final class AttentionFinder {
    private static final int MERGED_AXES = 3;
    private static final int HEAD_AXES = 4;

    private final long opset;
    private final Triangles triangles;
    private final List<AttentionBlock> blocks = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();

    private AttentionFinder(OnnxModelFile file) {
        this.opset = GraphScope.opset(file.opsets());
        this.triangles = new Triangles(file);
    }

    /** Looks through all graphs of a file; finding nothing is a report too. */
    public static AttentionReport find(OnnxModelFile file) throws IOException {
        return find(ExpandedModel.of(file));
    }

    static AttentionReport find(ExpandedModel model) throws IOException {
        List<GraphScope> scopes = GraphScope.all(model.graph(), Map.of());
        AttentionFinder finder = new AttentionFinder(model.file());
        for (GraphScope scope : scopes) {
            finder.search(scope);
        }
        return new ReportWriter(model, scopes).report(finder.blocks, finder.others);
    }

    /** The blocks of one graph, in data-flow order. */
    static List<AttentionBlock> blocks(OnnxModelFile file, GraphScope scope) throws IOException {
        AttentionFinder finder = new AttentionFinder(file);
        finder.search(scope);
        return finder.blocks;
    }

    private void search(GraphScope scope) throws IOException {
        for (SoftmaxUse use : new SoftmaxFinder(scope, opset).find()) {
            String reason = refusal(scope, use);
            if (!reason.isEmpty()) {
                others.add(new Other(scope.path(), use.probabilities(), reason));
            }
        }
    }

    /** Adds the block if it is attention; otherwise says why not. */
    private String refusal(GraphScope scope, SoftmaxUse use) throws IOException {
        int rank = scope.shapes().rank(use.scores());
        boolean isLast =
                use.axis() == SoftmaxUse.LAST || (rank < 0 && use.axis() >= 2) || (rank == 2 && use.axis() == 1);
        if (!isLast) {
            return "its softmax runs over axis " + use.axis() + " of " + rank + ", not over the last";
        }
        Optional<ValueProductSearch.Found> values = new ValueProductSearch(scope).find(use.probabilities());
        if (values.isEmpty()) {
            return "its result multiplies no values";
        }
        ScoreProductSearch.Found scores = new ScoreProductSearch(scope).find(use.scores());
        if (scores.product().isEmpty()) {
            return scores.onlyWeights()
                    ? "its scores compare tokens with trained weights, as a gate or a pooling does, not with each other"
                    : "its scores are no product of queries and keys";
        }
        int axes = rank == 2 ? scope.shapes().rank(scores.product().get().result()) : rank;
        if (axes >= 0 && axes != MERGED_AXES && axes != HEAD_AXES) {
            return "its scores have " + axes + " axes, expected 4 (batch, heads, queries, keys) or 3";
        }
        add(scope, use, values.get(), scores);
        return "";
    }

    private void add(GraphScope scope, SoftmaxUse use, ValueProductSearch.Found values, ScoreProductSearch.Found scores)
            throws IOException {
        Product product = scores.product().orElseThrow();
        blocks.add(new AttentionBlock(
                scope,
                use,
                values,
                product,
                scores.way(),
                new KindFinder(scope, triangles).kind(product, scores.way()),
                new HeadCount(scope).count(use.probabilities(), product, values.values())));
    }
}
