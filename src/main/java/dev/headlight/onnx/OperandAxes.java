package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The order in which an operand of a block's products has the axes {@code [batch, heads, tokens, size]}. */
final class OperandAxes {
    private OperandAxes() {}

    /**
     * Axes of the queries or keys, as the product of scores has them; empty where it cannot be told.
     *
     * @param rank how many axes the operand has
     */
    static Optional<List<Integer>> ofScores(AttentionBlock block, boolean isQuery, int rank) {
        Product product = block.scoreProduct();
        if (product.einsum().isPresent()) {
            Einsum letters = product.einsum().get();
            String own = isQuery == block.keysAreLeft() ? letters.right() : letters.left();
            int token = letters.result().length() - (isQuery ? 2 : 1);
            return token < 1
                    ? Optional.empty()
                    : axes(
                            own,
                            letters.result().substring(0, letters.result().length() - 2)
                                    + letters.result().charAt(token));
        }
        boolean isTurned = isTurned(product.node(), isQuery ? "transA" : "transB");
        return matrix(product.node(), rank, isQuery == isTurned);
    }

    /** Axes of the values; empty where they stand on the left, or it cannot be told. */
    static Optional<List<Integer>> ofValues(AttentionBlock block, int rank) {
        Product product = block.valueProduct().product();
        if (!block.valueProduct().probabilities().equals(product.left())) {
            return Optional.empty();
        }
        if (product.einsum().isPresent()) {
            String scores = product.einsum().get().left();
            return scores.length() < 2
                    ? Optional.empty()
                    : axes(
                            product.einsum().get().right(),
                            scores.substring(0, scores.length() - 2) + scores.charAt(scores.length() - 1));
        }
        return matrix(product.node(), rank, isTurned(product.node(), "transB"));
    }

    /** The places of all wanted letters, and then of the one that is left. */
    private static Optional<List<Integer>> axes(String own, String wanted) {
        if (own.length() != wanted.length() + 1 || own.chars().distinct().count() != own.length()) {
            return Optional.empty();
        }
        List<Integer> order =
                new ArrayList<>(wanted.chars().mapToObj(own::indexOf).toList());
        if (order.contains(-1) || order.stream().distinct().count() != order.size()) {
            return Optional.empty();
        }
        IntStream.range(0, own.length()).filter(axis -> !order.contains(axis)).forEach(order::add);
        return Optional.of(order);
    }

    private static Optional<List<Integer>> matrix(NodeProto node, int rank, boolean isSwapped) {
        boolean movesBatch = isTurned(node, "transBatchA") || isTurned(node, "transBatchB");
        if (rank < 2 || movesBatch || node.getOpType().equals("Gemm")) {
            return Optional.empty();
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        if (isSwapped) {
            Collections.swap(order, rank - 1, rank - 2);
        }
        return Optional.of(order);
    }

    private static boolean isTurned(NodeProto node, String setting) {
        return NodeReader.integer(node, setting, 0) != 0;
    }
}
