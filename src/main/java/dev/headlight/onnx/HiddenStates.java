package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the hidden states between the layers: what each attention's result is added to. The last layer's is found by
 * walking from its sum the same way that leads from the sum before to the state before.
 */
final class HiddenStates {
    private static final Set<String> SUMS = Set.of("Add", "SkipLayerNormalization", "SkipSimplifiedLayerNormalization");
    private static final Set<String> PASSED = Set.of(
            "Transpose",
            "Reshape",
            "Cast",
            "Identity",
            "MatMul",
            "Gemm",
            "Add",
            "MatMulInteger",
            "Mul",
            "Conv",
            "Squeeze",
            "Unsqueeze",
            "DynamicQuantizeLinear",
            "QuantizeLinear",
            "DequantizeLinear",
            "QLinearMatMul",
            "Dropout",
            "Einsum",
            "FusedMatMul",
            "MatMulIntegerToFloat",
            "Slice",
            "Flatten");
    private static final List<Long> TURNED = List.of(0L, 2L, 1L);
    private static final int MOST_STEPS = 60;
    private static final int LONGEST_WAY = 400;

    private final GraphScope scope;
    private final List<AttentionBlock> blocks;

    HiddenStates(GraphScope scope, List<AttentionBlock> blocks) {
        this.scope = scope;
        this.blocks = blocks;
    }

    private record Residual(String state, NodeProto sum) {}

    private record Turn(String operator, int input) {}

    /** One more than there are layers, the embeddings first; empty where they cannot be told in every layer. */
    List<String> find() {
        List<String> found = new ArrayList<>();
        List<Residual> residuals = new ArrayList<>();
        for (AttentionBlock block : blocks) {
            Optional<Residual> residual = residual(block.context());
            if (residual.isEmpty()) {
                return List.of();
            }
            residuals.add(residual.get());
            found.add(residual.get().state());
        }
        Optional<String> last = last(residuals).or(() -> declared(found.getFirst()));
        last.ifPresent(found::add);
        boolean complete = found.stream().distinct().count() == blocks.size() + 1
                && found.stream().allMatch(state -> sameWidth(state, found.getFirst()));
        return complete ? found : List.of();
    }

    /** Where layers are convolutions, tokens are the last axis; before they were turned, the states are as usual. */
    private String upright(String state) {
        return scope.index()
                .producer(state)
                .filter(node -> node.getOpType().equals("Transpose"))
                .filter(node ->
                        scope.shapes().size(state, 1).filter(Dim::isNumber).isPresent())
                .filter(node ->
                        NodeReader.integers(node, "perm").filter(TURNED::equals).isPresent())
                .map(node -> node.getInput(0))
                .orElse(state);
    }

    private boolean sameWidth(String state, String first) {
        return scope.shapes().rank(state) == 3
                && scope.shapes().size(state, -1).equals(scope.shapes().size(first, -1))
                && scope.shapes().size(state, 1).equals(scope.shapes().size(first, 1));
    }

    private Optional<Residual> residual(String context) {
        Deque<String> open = new ArrayDeque<>(List.of(context));
        Set<String> own = new HashSet<>(List.of(context));
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            String value = open.removeFirst();
            for (NodeProto user : scope.index().consumers(value)) {
                if (SUMS.contains(user.getOpType())) {
                    String other = user.getInput(0).equals(value) ? user.getInput(1) : user.getInput(0);
                    if (scope.live().isLive(other) && !own.contains(other)) {
                        return Optional.of(new Residual(upright(other), user));
                    }
                }
                if (PASSED.contains(user.getOpType()) && own.add(user.getOutput(0))) {
                    open.add(user.getOutput(0));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> last(List<Residual> residuals) {
        if (residuals.size() < 2) {
            return Optional.empty();
        }
        Residual before = residuals.get(residuals.size() - 2);
        List<Turn> way = way(before.sum().getOutput(0), residuals.getLast().state());
        Set<String> reached = Set.of(residuals.getLast().sum().getOutput(0));
        for (Turn turn : way) {
            reached = next(reached, turn);
        }
        return way.isEmpty() || reached.size() != 1
                ? Optional.empty()
                : reached.stream().findFirst();
    }

    private Set<String> next(Set<String> values, Turn turn) {
        Set<String> next = new HashSet<>();
        for (String value : values) {
            for (NodeProto user : scope.index().consumers(value)) {
                boolean same = user.getOpType().equals(turn.operator)
                        && NodeReader.input(user, turn.input).equals(value);
                if (same) {
                    next.add(user.getOutput(0));
                }
            }
        }
        return next;
    }

    /** The shortest way from one value forward to another. */
    private List<Turn> way(String from, String to) {
        Map<String, Turn> turns = new HashMap<>();
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        for (int step = 0; step < LONGEST_WAY && !open.isEmpty() && !cameFrom.containsKey(to); step++) {
            String value = open.removeFirst();
            for (NodeProto user : scope.index().consumers(value)) {
                String result = user.getOutput(0);
                if (!result.equals(from) && !cameFrom.containsKey(result)) {
                    cameFrom.put(result, value);
                    turns.put(
                            result,
                            new Turn(user.getOpType(), user.getInputList().indexOf(value)));
                    open.add(result);
                }
            }
        }
        List<Turn> way = new ArrayList<>();
        for (String value = to; cameFrom.containsKey(value); value = cameFrom.getOrDefault(value, from)) {
            way.addFirst(turns.getOrDefault(value, new Turn("", 0)));
        }
        return way;
    }

    /** An output of the graph that looks like a hidden state, if there is just one. */
    private Optional<String> declared(String first) {
        List<String> alike = scope.graph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> sameWidth(name, first))
                .toList();
        return alike.size() == 1 ? alike.stream().findFirst() : Optional.empty();
    }
}
