package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shapes that operators yield which cut, join and turn tensors. */
final class ShapeMoves {
    private final Shapes shapes;
    private final SliceShape slices;

    ShapeMoves(Shapes shapes) {
        this.shapes = shapes;
        this.slices = new SliceShape(shapes);
    }

    void apply(NodeProto node) {
        String output = node.getOutput(0);
        if (node.getOpType().equals("Split")) {
            slices.split(node);
            return;
        }
        Optional<List<Dim>> shape =
                target(node).or(() -> shapes.of(NodeReader.input(node, 0)).flatMap(input -> moved(node, input)));
        shape.ifPresent(found -> shapes.setShape(output, found));
    }

    private Optional<List<Dim>> target(NodeProto node) {
        String first = NodeReader.input(node, 0);
        return switch (node.getOpType()) {
            case "Reshape" -> reshaped(node);
            case "ConstantOfShape" ->
                shapes.numbers(first).or(() -> shapes.size(first, 0).flatMap(this::unknownSizes));
            case "Range" -> Optional.of(List.of(rangeLength(node)));
            case "Shape" ->
                Optional.of(List.of(shapes.numbers(node.getOutput(0))
                        .map(list -> Dim.of(list.size()))
                        .orElseGet(shapes::unknown)));
            default -> Optional.empty();
        };
    }

    private Dim rangeLength(NodeProto node) {
        boolean counts = shapes.numbers(node.getInput(0))
                        .filter(list -> list.getFirst().is(0))
                        .isPresent()
                && shapes.numbers(node.getInput(2))
                        .filter(list -> list.getFirst().is(1))
                        .isPresent();
        return counts
                ? shapes.numbers(node.getInput(1)).map(List::getFirst).orElseGet(shapes::unknown)
                : shapes.unknown();
    }

    private Optional<List<Dim>> unknownSizes(Dim count) {
        if (!count.isNumber() || count.factor() > 8) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, (int) count.factor())
                .mapToObj(i -> shapes.unknown())
                .toList());
    }

    private Optional<List<Dim>> moved(NodeProto node, List<Dim> input) {
        return switch (node.getOpType()) {
            case "Transpose" -> transposed(node, input);
            case "Unsqueeze" -> unsqueezed(node, input);
            case "Squeeze" -> squeezed(node, input);
            case "Flatten" -> flattened(input, (int) NodeReader.integer(node, "axis", 1));
            case "Expand" -> shapes.numbers(node.getInput(1)).map(shape -> ShapeRules.broadcast(input, shape));
            case "Concat" -> concatenated(node, input);
            case "Slice" -> slices.slice(node, input);
            case "Gather" -> gathered(node, input);
            case "GatherElements" -> shapes.of(node.getInput(1));
            case "Tile" -> tiled(input, shapes.numbers(node.getInput(1)));
            default -> Optional.of(input.stream().map(size -> shapes.unknown()).toList());
        };
    }

    private Optional<List<Dim>> reshaped(NodeProto node) {
        Optional<List<Dim>> target = NodeReader.integers(node, "shape")
                .<List<Dim>>map(list -> list.stream().map(Dim::of).toList())
                .or(() -> shapes.numbers(NodeReader.input(node, 1)));
        if (target.isEmpty()) {
            return shapes.size(NodeReader.input(node, 1), 0).flatMap(this::unknownSizes);
        }
        Optional<List<Dim>> input = shapes.of(node.getInput(0));
        List<Dim> result = new ArrayList<>(target.get());
        for (int axis = 0; axis < result.size(); axis++) {
            if (result.get(axis).is(0)) {
                int kept = axis;
                result.set(
                        axis,
                        input.filter(shape -> kept < shape.size())
                                .map(shape -> shape.get(kept))
                                .orElseGet(shapes::unknown));
            }
        }
        int open = result.indexOf(Dim.of(-1));
        if (open >= 0) {
            result.set(open, Dim.ONE);
            result.set(
                    open,
                    input.flatMap(ShapeMoves::total)
                            .flatMap(all -> total(result).flatMap(all::dividedBy))
                            .orElseGet(shapes::unknown));
        }
        return Optional.of(result);
    }

    static Optional<Dim> total(List<Dim> shape) {
        Optional<Dim> product = Optional.of(Dim.ONE);
        for (Dim size : shape) {
            product = product.flatMap(size::times);
        }
        return product;
    }

    private static Optional<List<Dim>> transposed(NodeProto node, List<Dim> input) {
        List<Long> order = NodeReader.integers(node, "perm").orElseGet(() -> Collections.emptyList());
        if (order.isEmpty()) {
            return Optional.of(input.reversed());
        }
        boolean fits =
                order.size() == input.size() && order.stream().allMatch(axis -> axis >= 0 && axis < input.size());
        return fits
                ? Optional.of(
                        order.stream().map(axis -> input.get(axis.intValue())).toList())
                : Optional.empty();
    }

    /** The axes that a node names, as an attribute or as its second input, counted from the front. */
    List<Integer> axes(NodeProto node, int rank) {
        List<Long> named = NodeReader.integers(node, "axes")
                .orElseGet(() -> shapes.numbers(NodeReader.input(node, 1))
                        .map(list -> list.stream()
                                .filter(Dim::isNumber)
                                .map(Dim::factor)
                                .toList())
                        .orElse(List.of()));
        return named.stream()
                .flatMap(axis -> NodeReader.axis(axis, rank).stream())
                .toList();
    }

    private Optional<List<Dim>> unsqueezed(NodeProto node, List<Dim> input) {
        boolean told = NodeReader.integers(node, "axes").isPresent()
                || shapes.numbers(NodeReader.input(node, 1)).isPresent();
        int count = NodeReader.integers(node, "axes")
                .map(List::size)
                .orElseGet(() -> shapes.numbers(NodeReader.input(node, 1))
                        .map(List::size)
                        .orElse(0));
        List<Dim> result = new ArrayList<>(input);
        axes(node, input.size() + count).stream()
                .sorted()
                .forEach(axis -> result.add(Math.min(axis, result.size()), Dim.ONE));
        return told ? Optional.of(result) : Optional.empty();
    }

    private Optional<List<Dim>> squeezed(NodeProto node, List<Dim> input) {
        List<Integer> axes = axes(node, input.size());
        return Optional.of(IntStream.range(0, input.size())
                .filter(axis -> axes.isEmpty() ? !input.get(axis).is(1) : !axes.contains(axis))
                .mapToObj(input::get)
                .toList());
    }

    private Optional<List<Dim>> flattened(List<Dim> input, int axis) {
        int split = Math.clamp(axis < 0 ? axis + input.size() : axis, 0, input.size());
        return Optional.of(List.of(
                total(input.subList(0, split)).orElseGet(shapes::unknown),
                total(input.subList(split, input.size())).orElseGet(shapes::unknown)));
    }

    private Optional<List<Dim>> concatenated(NodeProto node, List<Dim> first) {
        Optional<Integer> axis = NodeReader.axis(NodeReader.integer(node, "axis", 0), first.size());
        if (axis.isEmpty()) {
            return Optional.empty();
        }
        Optional<Dim> sum = Optional.of(Dim.ZERO);
        for (String part : node.getInputList()) {
            sum = sum.flatMap(so -> shapes.of(part)
                    .filter(shape -> shape.size() == first.size())
                    .flatMap(shape -> so.plus(shape.get(axis.get()))));
        }
        List<Dim> result = new ArrayList<>(first);
        result.set(axis.get(), sum.orElseGet(shapes::unknown));
        return Optional.of(result);
    }

    private Optional<List<Dim>> gathered(NodeProto node, List<Dim> input) {
        Optional<Integer> axis = NodeReader.axis(NodeReader.integer(node, "axis", 0), input.size());
        Optional<List<Dim>> places = shapes.of(node.getInput(1));
        if (axis.isEmpty() || places.isEmpty()) {
            return Optional.empty();
        }
        List<Dim> result = new ArrayList<>(input.subList(0, axis.get()));
        result.addAll(places.get());
        result.addAll(input.subList(axis.get() + 1, input.size()));
        return Optional.of(result);
    }

    private Optional<List<Dim>> tiled(List<Dim> input, Optional<List<Dim>> repeats) {
        return repeats.filter(list -> list.size() == input.size())
                .map(list -> IntStream.range(0, input.size())
                        .mapToObj(i -> input.get(i).times(list.get(i)).orElseGet(shapes::unknown))
                        .toList());
    }
}
