package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Tells how many heads a block has from shapes and the widths of weights. */
final class HeadCount {
    private static final int HEAD_AXES = 4;
    private static final int MERGED_AXES = 3;
    private static final int LONGEST_WAY = 12;
    private static final long MOST_HEADS = 4096;
    private static final Set<String> LAYOUT = Set.of(
            "Reshape",
            "Transpose",
            "Cast",
            "Identity",
            "Squeeze",
            "Unsqueeze",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "Mul",
            "Div");

    private final Shapes shapes;
    private final GraphIndex index;

    HeadCount(GraphScope scope) {
        this.shapes = scope.shapes();
        this.index = scope.index();
    }

    OptionalInt count(String probabilities, Product scores, String values) {
        OptionalLong found = onItsAxis(probabilities)
                .or(() -> onItsAxis(scores.result()))
                .or(() -> onItsAxis(values))
                .or(() -> merged(values))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        return found.isPresent() && found.getAsLong() > 0 && found.getAsLong() <= MOST_HEADS
                ? OptionalInt.of((int) found.getAsLong())
                : OptionalInt.empty();
    }

    private Optional<Long> onItsAxis(String value) {
        return shapes.of(value)
                .filter(shape -> shape.size() == HEAD_AXES && shape.get(1).isNumber())
                .map(shape -> shape.get(1).factor());
    }

    /** Where heads share an axis with the batch: the width before the heads were split, by the width of one head. */
    private Optional<Long> merged(String values) {
        Optional<Dim> headSize = shapes.size(values, -1).filter(Dim::isNumber);
        String value = values;
        for (int step = 0; headSize.isPresent() && step < LONGEST_WAY; step++) {
            Optional<NodeProto> maker = index.producer(value).filter(node -> LAYOUT.contains(node.getOpType()));
            Optional<Long> split = maker.filter(node -> node.getOpType().equals("Reshape"))
                    .flatMap(node -> splitBy(node, headSize.get()));
            if (split.isPresent() || maker.isEmpty()) {
                return split.or(() -> single(values));
            }
            value = maker.get().getInput(0);
        }
        return Optional.empty();
    }

    private Optional<Long> splitBy(NodeProto reshape, Dim headSize) {
        return shapes.of(reshape.getInput(0))
                .filter(shape -> !shape.isEmpty()
                        && shape.getLast().isNumber()
                        && !shape.getLast().equals(headSize))
                .flatMap(shape -> shape.getLast().dividedBy(headSize))
                .map(Dim::factor);
    }

    /** Three axes that were never merged: the first is the batch. */
    private Optional<Long> single(String values) {
        return shapes.of(values)
                .filter(shape -> shape.size() == MERGED_AXES)
                .map(List::getFirst)
                .filter(first -> first.factor() == 1)
                .map(first -> 1L);
    }
}
