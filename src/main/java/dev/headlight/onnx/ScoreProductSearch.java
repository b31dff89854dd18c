package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a softmax's scores back to the product of queries and keys. */
final class ScoreProductSearch {
    private static final Set<String> ONE_INPUT = Set.of(
            "Cast",
            "CastLike",
            "Identity",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "QuantizeLinear",
            "DequantizeLinear",
            "Dropout",
            "Clip",
            "Tanh",
            "Slice",
            "Transpose",
            "Expand",
            "Neg");
    private static final Set<String> TWO_INPUTS = Set.of("Add", "Sub", "Mul", "Div", "Max", "Min", "Sum", "Concat");
    private static final int MOST_STEPS = 400;

    private final GraphScope scope;

    ScoreProductSearch(GraphScope scope) {
        this.scope = scope;
    }

    /**
     * The product and what stands between it and the softmax.
     *
     * @param way the nodes from the softmax's scores back to the product, the nearest to the softmax first
     * @param onlyWeights whether all that was found were products with a weight
     */
    record Found(Optional<Product> product, List<NodeProto> way, boolean onlyWeights) {}

    Found find(String scores) {
        Deque<String> open = new ArrayDeque<>(List.of(scores));
        Map<String, String> cameFrom = new HashMap<>();
        Set<String> seen = new HashSet<>(List.of(scores));
        boolean weights = false;
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            String value = open.removeFirst();
            Optional<NodeProto> maker = scope.index().producer(value);
            Optional<Product> product = maker.flatMap(Product::of);
            if (product.isPresent()) {
                if (scope.live().isLive(product.get().left())
                        && scope.live().isLive(product.get().right())) {
                    return new Found(product, way(scores, value, cameFrom), false);
                }
                weights = true;
                continue;
            }
            for (String input : maker.map(ScoreProductSearch::dataInputs).orElse(List.of())) {
                if (scope.live().isLive(input) && seen.add(input)) {
                    cameFrom.put(input, value);
                    open.addLast(input);
                }
            }
        }
        return new Found(Optional.empty(), List.of(), weights);
    }

    private List<NodeProto> way(String scores, String product, Map<String, String> cameFrom) {
        List<NodeProto> way = new ArrayList<>();
        String value = product;
        while (!value.equals(scores)) {
            value = cameFrom.getOrDefault(value, scores);
            scope.index().producer(value).ifPresent(way::addFirst);
        }
        return way;
    }

    private static List<String> dataInputs(NodeProto node) {
        if (ONE_INPUT.contains(node.getOpType())) {
            return List.of(NodeReader.input(node, 0));
        }
        if (TWO_INPUTS.contains(node.getOpType())) {
            return node.getInputList();
        }
        return node.getOpType().equals("Where") ? List.of(node.getInput(1), node.getInput(2)) : List.of();
    }
}
