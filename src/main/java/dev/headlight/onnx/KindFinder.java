package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.core.AttentionKind;
import dev.headlight.onnx.AttentionSources.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tells self-, causal and cross-attention apart. */
final class KindFinder {
    private final GraphScope scope;
    private final AttentionSources sources;
    private final CausalMask causal;

    KindFinder(GraphScope scope, Triangles triangles) {
        this.scope = scope;
        this.sources = new AttentionSources(scope);
        this.causal = new CausalMask(scope, triangles);
    }

    AttentionKind kind(Product product, List<NodeProto> way) throws IOException {
        Sources queries = sources.of(product.left());
        Sources keys = sources.of(product.right());
        boolean bothAreInputs = areInputs(queries) && areInputs(keys);
        boolean isSame = queries.share(keys);
        if (!isSame && !bothAreInputs) {
            return AttentionKind.CROSS;
        }
        boolean hasPast = keys.isJoined() || queries.isJoined();
        if (hasPast || causal.isIn(way, product.result())) {
            return AttentionKind.CAUSAL;
        }
        return !isSame && differ(product) ? AttentionKind.CROSS : AttentionKind.SELF;
    }

    /** Whether the numbers of queries and keys are known, and are not the same. */
    private boolean differ(Product product) {
        Optional<Dim> keys = scope.shapes().size(product.result(), -1);
        Optional<Dim> queries = scope.shapes().size(product.result(), -2);
        return keys.isPresent()
                && queries.isPresent()
                && !keys.equals(queries)
                && isTold(keys.get())
                && isTold(queries.get());
    }

    private static boolean isTold(Dim size) {
        return size.symbols().stream().noneMatch(symbol -> symbol.startsWith("?"));
    }

    private boolean areInputs(Sources found) {
        return found.values().stream()
                .allMatch(value -> scope.index().producer(value).isEmpty());
    }
}
