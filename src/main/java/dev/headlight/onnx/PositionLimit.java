package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.onnx.InputRoles.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many tokens a text may have: what the graph insists on, or the rows of its table of positions. */
final class PositionLimit {
    /** Where positions are computed or relative, the graph has no limit; this one keeps runs short. */
    private static final int WITHOUT_TABLE = 512;

    /** RoBERTa and its kin begin to count after the number of their padding token. */
    private static final int COUNTED_FROM = 2;

    private static final long FEWEST = 16;

    private final GraphScope scope;
    private final InputRoles roles;
    private final BoundInputs bound;

    PositionLimit(GraphScope scope, InputRoles roles, BoundInputs bound) {
        this.scope = scope;
        this.roles = roles;
        this.bound = bound;
    }

    int tokens() {
        if (bound.isFixed()) {
            return (int) bound.length();
        }
        Optional<Integer> fused = scope.graph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("EmbedLayerNormalization"))
                .flatMap(node -> scope.shapes().size(NodeReader.input(node, 3), 0).stream())
                .filter(Dim::isNumber)
                .map(size -> (int) size.factor())
                .findFirst();
        return fused.orElseGet(this::rowsOfTable);
    }

    private int rowsOfTable() {
        Optional<Dim> width = scope.graph().getNodeList().stream()
                .filter(node -> isTable(node) && rows(node) == roles.wordRows())
                .flatMap(node -> scope.shapes().size(node.getInput(0), 1).stream())
                .findFirst();
        return scope.graph().getNodeList().stream()
                .filter(this::isTable)
                .filter(node -> rows(node) != roles.wordRows() && rows(node) > FEWEST)
                .filter(node -> width.isPresent()
                        && scope.shapes().size(node.getInput(0), 1).equals(width))
                .map(this::tokens)
                .findFirst()
                .orElse(WITHOUT_TABLE);
    }

    private boolean isTable(NodeProto node) {
        return List.of("Gather", "Slice").contains(node.getOpType())
                && !scope.live().isLive(node.getInput(0))
                && scope.shapes().rank(node.getInput(0)) == 2;
    }

    private long rows(NodeProto node) {
        return scope.shapes()
                .size(node.getInput(0), 0)
                .filter(Dim::isNumber)
                .map(Dim::factor)
                .orElse(0L);
    }

    private int tokens(NodeProto table) {
        Set<String> from = table.getOpType().equals("Gather") ? scope.live().inputs(table.getInput(1)) : Set.of();
        boolean isCounted = from.contains(roles.name(Role.WORDS).orElse(""))
                || from.contains(roles.name(Role.MASK).orElse(""));
        return (int) rows(table) - (isCounted ? COUNTED_FROM : 0);
    }
}
