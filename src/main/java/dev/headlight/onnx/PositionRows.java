package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the table of positions: one whose rows are gathered on the way to the first hidden states by something else than
 * the ids or types of tokens themselves, or taken from its beginning.
 */
final class PositionRows {
    private static final int MOST_VALUES = 400;
    private static final Set<String> PASSING = Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Clip");
    private static final Set<String> LOOKED_UP = Set.of("input_ids", "token_type_ids");

    private final GraphIndex index;

    PositionRows(OnnxModelFile file) {
        index = new GraphIndex(file.model().getGraph());
    }

    /** The name of the table, {@code [rows, width]}. */
    Optional<String> table(String firstHidden) {
        Deque<String> open = new ArrayDeque<>(List.of(firstHidden));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < MOST_VALUES) {
            Optional<NodeProto> maker = index.producer(open.removeFirst());
            if (maker.isEmpty()) {
                continue;
            }
            if (isLookUpOfPositions(maker.get())) {
                return Optional.of(maker.get().getInput(0));
            }
            maker.get().getInputList().stream().filter(seen::add).forEach(open::add);
        }
        return Optional.empty();
    }

    private boolean isLookUpOfPositions(NodeProto node) {
        if (node.getOpType().equals("Slice")) {
            // The first rows, as many as there are tokens.
            return isTable(node.getInput(0));
        }
        return node.getOpType().equals("Gather")
                && NodeReader.integer(node, "axis", 0) == 0
                && isTable(node.getInput(0))
                && !LOOKED_UP.contains(origin(node.getInput(1)));
    }

    /** A matrix of weights, stored as it is or widened from something narrower. */
    private boolean isTable(String value) {
        Optional<TensorProto> constant = index.constant(value);
        if (constant.isPresent()) {
            return constant.get().getDimsCount() == 2
                    && constant.get().getDataType() != DataType.INT64_VALUE
                    && constant.get().getDims(0) > 2
                    && constant.get().getDims(1) > 1;
        }
        return index.producer(value)
                .filter(node -> Set.of("Cast", "Mul", "DequantizeLinear").contains(node.getOpType()))
                .map(node -> node.getInput(0))
                .filter(this::isTable)
                .isPresent();
    }

    private String origin(String value) {
        String current = value;
        for (int step = 0; step < MOST_VALUES; step++) {
            Optional<NodeProto> maker = index.producer(current).filter(node -> PASSING.contains(node.getOpType()));
            if (maker.isEmpty()) {
                return current;
            }
            current = maker.get().getInput(0);
        }
        return current;
    }
}
