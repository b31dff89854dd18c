package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Follows the whole numbers that graphs compute shapes with. */
final class ShapeNumbers {
    private static final long TO_THE_END = Integer.MAX_VALUE;

    private final Shapes shapes;

    ShapeNumbers(Shapes shapes) {
        this.shapes = shapes;
    }

    void apply(NodeProto node) {
        numbers(node).ifPresent(list -> shapes.setNumbers(node.getOutput(0), list));
    }

    private Optional<List<Dim>> numbers(NodeProto node) {
        String first = NodeReader.input(node, 0);
        return switch (node.getOpType()) {
            case "Shape" -> shapes.of(first).map(shape -> part(node, shape));
            case "Size" -> shapes.of(first).flatMap(ShapeMoves::total).map(List::of);
            case "Gather" -> shapes.numbers(first).flatMap(list -> gathered(node, list));
            case "Slice" -> shapes.numbers(first).flatMap(list -> sliced(node, list));
            case "Concat" -> joined(node);
            case "Identity", "Cast", "Squeeze", "Unsqueeze", "Reshape", "Floor", "Ceil" -> shapes.numbers(first);
            case "Add" -> both(node, (a, b) -> a.plus(b).orElseGet(shapes::unknown));
            case "Sub" -> both(node, (a, b) -> a.minus(b).orElseGet(shapes::unknown));
            case "Mul" -> both(node, (a, b) -> a.times(b).orElseGet(shapes::unknown));
            case "Div" -> both(node, this::quotient);
            case "Where" -> chosen(node);
            case "ConstantOfShape" -> filled(node);
            default -> Optional.empty();
        };
    }

    private static List<Dim> part(NodeProto node, List<Dim> shape) {
        long start = NodeReader.integer(node, "start", 0);
        long end = NodeReader.integer(node, "end", shape.size());
        int from = Math.clamp(start < 0 ? start + shape.size() : start, 0, shape.size());
        int to = Math.clamp(end < 0 ? end + shape.size() : end, from, shape.size());
        return shape.subList(from, to);
    }

    private Optional<List<Dim>> gathered(NodeProto node, List<Dim> list) {
        Optional<List<Dim>> places = shapes.numbers(node.getInput(1));
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Dim> result = new ArrayList<>();
        for (Dim place : places.get()) {
            Optional<Integer> axis = place.isNumber() ? NodeReader.axis(place.factor(), list.size()) : Optional.empty();
            result.add(axis.map(list::get).orElseGet(shapes::unknown));
        }
        return Optional.of(result);
    }

    private Optional<List<Dim>> sliced(NodeProto node, List<Dim> list) {
        Optional<Long> start = number(node, "starts", 1);
        Optional<Long> end = number(node, "ends", 2);
        boolean whole = number(node, "steps", 4).orElse(1L) == 1;
        if (start.isEmpty() || end.isEmpty() || !whole) {
            return Optional.empty();
        }
        int from = Math.clamp(start.get() < 0 ? start.get() + list.size() : start.get(), 0, list.size());
        long last = end.get() >= TO_THE_END ? list.size() : end.get();
        int to = Math.clamp(last < 0 ? last + list.size() : last, from, list.size());
        return Optional.of(list.subList(from, to));
    }

    private Optional<Long> number(NodeProto node, String name, int input) {
        return NodeReader.integers(node, name)
                .filter(list -> !list.isEmpty())
                .map(List::getFirst)
                .or(() -> shapes.numbers(NodeReader.input(node, input))
                        .filter(list -> !list.isEmpty() && list.getFirst().isNumber())
                        .map(list -> list.getFirst().factor()));
    }

    /** Parts that are not known are known by their number, if their own shape tells it. */
    private Optional<List<Dim>> joined(NodeProto node) {
        List<Dim> result = new ArrayList<>();
        for (String part : node.getInputList()) {
            Optional<List<Dim>> known = shapes.numbers(part);
            boolean single = shapes.of(part)
                    .filter(shape -> shape.size() == 1 && shape.getFirst().is(1))
                    .isPresent();
            if (known.isEmpty() && !single) {
                return Optional.empty();
            }
            result.addAll(known.orElseGet(() -> List.of(shapes.unknown())));
        }
        return Optional.of(result);
    }

    private Optional<List<Dim>> both(NodeProto node, BinaryOperator<Dim> operation) {
        Optional<List<Dim>> first = shapes.numbers(node.getInput(0)).filter(list -> !list.isEmpty());
        Optional<List<Dim>> second = shapes.numbers(node.getInput(1)).filter(list -> !list.isEmpty());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.max(first.get().size(), second.get().size());
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(operation.apply(
                    first.get().get(Math.min(i, first.get().size() - 1)),
                    second.get().get(Math.min(i, second.get().size() - 1))));
        }
        return Optional.of(result);
    }

    /** Graphs divide whole numbers without a remainder. */
    private Dim quotient(Dim first, Dim second) {
        boolean numbers = first.isNumber() && second.isNumber() && !second.is(0);
        return numbers
                ? Dim.of(first.factor() / second.factor())
                : first.dividedBy(second).orElseGet(shapes::unknown);
    }

    /** Exporters write {@code Where(shape == -1, ones, shape)} before an expansion: what is not -1 stays. */
    private Optional<List<Dim>> chosen(NodeProto node) {
        Optional<List<Dim>> ones = shapes.numbers(node.getInput(1));
        Optional<List<Dim>> list = shapes.numbers(node.getInput(2));
        boolean fits = ones.isPresent()
                && list.isPresent()
                && ones.get().size() == list.get().size()
                && shapes.index().producer(node.getInput(0), "Equal").isPresent();
        if (!fits) {
            return Optional.empty();
        }
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < list.get().size(); i++) {
            result.add(list.get().get(i).is(-1) ? ones.get().get(i) : list.get().get(i));
        }
        return Optional.of(result);
    }

    private Optional<List<Dim>> filled(NodeProto node) {
        Optional<Long> count = shapes.numbers(node.getInput(0))
                .filter(list -> list.size() == 1 && list.getFirst().isNumber())
                .map(list -> list.getFirst().factor())
                .filter(number -> number >= 0 && number <= 8);
        long value = GraphIndex.attribute(node, "value")
                .flatMap(attribute -> Constants.wholeNumbers(attribute.getT()))
                .filter(numbers -> numbers.length == 1)
                .map(numbers -> numbers[0])
                .orElse(0L);
        return count.map(number -> Collections.nCopies(number.intValue(), Dim.of(value)));
    }
}
