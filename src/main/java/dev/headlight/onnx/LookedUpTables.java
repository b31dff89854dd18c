package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which tables of trained vectors the inputs of a graph look up. */
final class LookedUpTables {
    private static final Set<String> PASSED = Set.of(
            "Cast",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Identity",
            "Mul",
            "Clip",
            "Where",
            "Max",
            "Min",
            "Slice",
            "Expand",
            "Flatten",
            "Add",
            "Sub",
            "Transpose");
    private static final int MOST_STEPS = 64;
    /** Places of the tables among the inputs of the runtime's {@code EmbedLayerNormalization}. */
    private static final int WORD_TABLE = 2;

    private static final int TYPE_TABLE = 4;

    private final GraphScope scope;

    LookedUpTables(GraphScope scope) {
        this.scope = scope;
    }

    /** The rows of the table that an input looks up. */
    OptionalLong rows(String input) {
        Deque<String> open = new ArrayDeque<>(List.of(input));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            String value = open.removeFirst();
            for (NodeProto user : scope.index().consumers(value)) {
                Optional<List<Dim>> looked = looked(user, value);
                if (looked.isPresent() && looked.get().getFirst().isNumber()) {
                    return OptionalLong.of(looked.get().getFirst().factor());
                }
                if (PASSED.contains(user.getOpType()) && seen.add(user.getOutput(0))) {
                    open.add(user.getOutput(0));
                }
            }
        }
        return OptionalLong.empty();
    }

    private Optional<List<Dim>> looked(NodeProto node, String value) {
        if (node.getOpType().equals("EmbedLayerNormalization")) {
            boolean isWord = node.getInput(0).equals(value);
            String table = NodeReader.input(node, isWord ? WORD_TABLE : TYPE_TABLE);
            boolean isLookedUp = isWord || NodeReader.input(node, 1).equals(value);
            return isLookedUp ? scope.shapes().of(table).filter(shape -> shape.size() == 2) : Optional.empty();
        }
        boolean isGather = node.getOpType().equals("Gather") && node.getInput(1).equals(value);
        if (!isGather || scope.live().isLive(node.getInput(0))) {
            return Optional.empty();
        }
        return scope.shapes().of(node.getInput(0)).filter(shape -> shape.size() == 2);
    }

    /** The width of the first table of so many rows, or 0. */
    long width(long rows) {
        return scope.graph().getNodeList().stream()
                .flatMap(node -> node.getInputList().stream())
                .filter(value -> !scope.live().isLive(value))
                .flatMap(value -> scope.shapes().of(value).stream())
                .filter(shape -> shape.size() == 2 && shape.getFirst().is(rows))
                .map(List::getLast)
                .filter(Dim::isNumber)
                .mapToLong(Dim::factor)
                .findFirst()
                .orElse(0);
    }
}
