package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows queries or keys back to what they were projected from. */
final class AttentionSources {
    private static final Set<String> PASSED = Set.of(
            "Cast",
            "CastLike",
            "Identity",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Flatten",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "Dropout",
            "Slice",
            "Transpose",
            "Expand",
            "Neg",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Concat",
            "Split",
            "Gather",
            "Where",
            "LayerNormalization",
            "RMSNormalization",
            "SimplifiedLayerNormalization",
            "RotaryEmbedding",
            "Tile",
            "Pow",
            "ReduceMean",
            "Sqrt",
            "ScatterND",
            "ScatterElements",
            "TensorScatter");
    private static final Set<String> LAYOUT = Set.of(
            "Cast",
            "Identity",
            "Reshape",
            "Transpose",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "Squeeze",
            "Unsqueeze",
            "Flatten");
    private static final int MOST_STEPS = 200;

    private final GraphScope scope;

    AttentionSources(GraphScope scope) {
        this.scope = scope;
    }

    /**
     * What queries or keys come from.
     *
     * @param values what was multiplied by weights, and inputs of the graph that were used as they are
     * @param isJoined whether an input of the graph is put before what was computed: keys of the past
     */
    record Sources(Set<String> values, boolean isJoined) {
        boolean share(Sources other) {
            return values.stream().anyMatch(other.values::contains);
        }
    }

    Sources of(String value) {
        Deque<String> open = new ArrayDeque<>(List.of(value));
        Set<String> seen = new HashSet<>();
        Set<String> found = new HashSet<>();
        boolean joined = false;
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            String current = open.removeFirst();
            Optional<NodeProto> maker = scope.index().producer(current);
            if (maker.isEmpty() || !PASSED.contains(maker.get().getOpType())) {
                found.add(source(current, maker));
                continue;
            }
            List<String> live = maker.get().getInputList().stream()
                    .filter(scope.live()::isLive)
                    .toList();
            joined |= maker.get().getOpType().equals("Concat") && live.stream().anyMatch(this::isPlainInput);
            live.stream().filter(seen::add).forEach(open::addLast);
        }
        return new Sources(Set.copyOf(found), joined);
    }

    private boolean isPlainInput(String value) {
        String back = throughLayout(value);
        return scope.index()
                .producer(back)
                .map(node -> node.getOpType().equals("Gather")
                        && scope.index().producer(node.getInput(0)).isEmpty()
                        && !scope.index().isConstant(node.getInput(0)))
                .orElse(true);
    }

    private String source(String value, Optional<NodeProto> maker) {
        Optional<Product> product = maker.flatMap(Product::of);
        if (product.isPresent()) {
            boolean leftIsLive = scope.live().isLive(product.get().left());
            return throughLayout(
                    leftIsLive ? product.get().left() : product.get().right());
        }
        return maker.filter(node -> node.getOpType().startsWith("Conv"))
                .map(node -> throughLayout(node.getInput(0)))
                .orElse(value);
    }

    String throughLayout(String value) {
        String current = value;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<NodeProto> maker =
                    scope.index().producer(current).filter(node -> LAYOUT.contains(node.getOpType()));
            if (maker.isEmpty()) {
                return current;
            }
            current = maker.get().getInput(0);
        }
        return current;
    }
}
