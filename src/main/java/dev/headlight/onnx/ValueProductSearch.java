package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows probabilities forward to the product with the values. */
final class ValueProductSearch {
    private static final Set<String> PASSED = Set.of(
            "Cast",
            "CastLike",
            "Identity",
            "Dropout",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "Slice",
            "Expand",
            "Clip",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "Div");
    private static final int MOST_STEPS = 200;

    private final GraphScope scope;

    ValueProductSearch(GraphScope scope) {
        this.scope = scope;
    }

    /**
     * What the probabilities multiply.
     *
     * @param probabilities the operand that the probabilities became
     */
    record Found(Product product, String probabilities) {
        String values() {
            return product.other(probabilities);
        }
    }

    private record Step(String value, boolean isTurned) {}

    /** The nearest product of the probabilities with something that is no weight. */
    Optional<Found> find(String probabilities) {
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(probabilities, false)));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            Step current = open.removeFirst();
            for (NodeProto user : scope.index().consumers(current.value)) {
                Optional<Product> product = Product.of(user);
                if (product.isPresent() && multiplies(product.get(), current)) {
                    return Optional.of(new Found(product.get(), current.value));
                }
                if (product.isEmpty() && passes(user, current.value) && seen.add(user.getOutput(0))) {
                    open.addLast(new Step(user.getOutput(0), current.isTurned ^ turns(user)));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the product sums over the keys, which are the last axis of the probabilities. */
    private boolean multiplies(Product product, Step step) {
        boolean isLeft = product.left().equals(step.value);
        String values = product.other(step.value);
        if (!scope.live().isLive(values) || product.left().equals(product.right())) {
            return false;
        }
        if (product.einsum().isPresent()) {
            Einsum letters = product.einsum().get();
            String own = isLeft ? letters.left() : letters.right();
            return !own.isEmpty() && letters.result().indexOf(own.charAt(own.length() - 1)) < 0;
        }
        boolean isTurnedHere = NodeReader.integer(product.node(), isLeft ? "transA" : "transB", 0) != 0;
        return isLeft != (step.isTurned ^ isTurnedHere);
    }

    private static boolean passes(NodeProto node, String value) {
        return switch (node.getOpType()) {
            case "Where" -> !node.getInput(0).equals(value);
            case "Mul", "Transpose" -> true;
            default ->
                PASSED.contains(node.getOpType()) && NodeReader.input(node, 0).equals(value);
        };
    }

    private static boolean turns(NodeProto node) {
        if (!node.getOpType().equals("Transpose")) {
            return false;
        }
        List<Long> order = NodeReader.integers(node, "perm").orElse(List.of());
        return order.isEmpty() || order.getLast() != order.size() - 1;
    }
}
