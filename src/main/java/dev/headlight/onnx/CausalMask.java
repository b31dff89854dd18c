package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for a mask in the scores that hides what comes after a query's own place. */
final class CausalMask {
    private static final Set<String> COMPARES = Set.of("Less", "LessOrEqual", "Greater", "GreaterOrEqual");
    private static final Set<String> STOPS =
            Set.of("Softmax", "LayerNormalization", "SkipLayerNormalization", "Erf", "GatherElements");
    private static final int MOST_STEPS = 400;

    private final GraphScope scope;
    private final Triangles triangles;

    CausalMask(GraphScope scope, Triangles triangles) {
        this.scope = scope;
        this.triangles = triangles;
    }

    /** @param way the nodes between a softmax's scores and the product of queries and keys */
    boolean isIn(List<NodeProto> way, String product) throws IOException {
        Set<String> onTheWay = new HashSet<>(Set.of(product));
        way.forEach(node -> onTheWay.addAll(node.getOutputList()));
        Deque<String> open = new ArrayDeque<>();
        way.forEach(node -> open.addAll(node.getInputList()));
        Set<String> seen = new HashSet<>(onTheWay);
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); ) {
            String value = open.removeFirst();
            if (!seen.add(value)) {
                continue;
            }
            step++;
            Optional<NodeProto> maker = scope.index().producer(value);
            Optional<TensorProto> constant = scope.index().constant(value);
            boolean tells = constant.isPresent()
                    ? triangles.isTriangle(constant.get())
                    : maker.filter(this::tells).isPresent();
            if (tells) {
                return true;
            }
            maker.filter(node -> Product.of(node).isEmpty() && !STOPS.contains(node.getOpType()))
                    .ifPresent(node -> open.addAll(node.getInputList()));
        }
        return false;
    }

    private boolean tells(NodeProto node) {
        return node.getOpType().equals("Trilu")
                || (COMPARES.contains(node.getOpType())
                        && node.getInputCount() == 2
                        && areRowsAndColumns(node.getInput(0), node.getInput(1)));
    }

    /** Whether one is a column of positions and the other a row, so that each place is compared with each other. */
    private boolean areRowsAndColumns(String first, String second) {
        Optional<List<Dim>> one = scope.shapes().of(first).filter(shape -> !shape.isEmpty());
        Optional<List<Dim>> other = scope.shapes().of(second).filter(shape -> !shape.isEmpty());
        if (one.isEmpty()
                || other.isEmpty()
                || scope.live().isLive(first) != scope.live().isLive(second)) {
            return false;
        }
        return (isColumn(one.get()) && isRow(other.get())) || (isColumn(other.get()) && isRow(one.get()));
    }

    private static boolean isColumn(List<Dim> shape) {
        return shape.size() > 1
                && shape.getLast().is(1)
                && !shape.get(shape.size() - 2).is(1);
    }

    private static boolean isRow(List<Dim> shape) {
        return !shape.getLast().is(1)
                && (shape.size() == 1 || shape.get(shape.size() - 2).is(1));
    }
}
