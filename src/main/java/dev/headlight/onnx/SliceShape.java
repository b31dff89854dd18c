package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes that {@code Slice} and {@code Split} yield. */
final class SliceShape {
    /** Exporters write "to the end" as some very large number. */
    private static final long TO_THE_END = Integer.MAX_VALUE;

    private final Shapes shapes;

    SliceShape(Shapes shapes) {
        this.shapes = shapes;
    }

    Optional<List<Dim>> slice(NodeProto node, List<Dim> input) {
        List<Dim> result = new ArrayList<>(input);
        Optional<List<Dim>> starts = setting(node, "starts", 1);
        Optional<List<Dim>> ends = setting(node, "ends", 2);
        if (starts.isEmpty() || ends.isEmpty()) {
            return Optional.of(input.stream().map(size -> shapes.unknown()).toList());
        }
        Optional<List<Dim>> axes = setting(node, "axes", 3);
        Optional<List<Dim>> steps = setting(node, "steps", 4);
        for (int i = 0; i < Math.min(starts.get().size(), ends.get().size()); i++) {
            int number = i;
            long named = axes.filter(list -> number < list.size())
                    .map(list -> list.get(number).factor())
                    .orElse((long) i);
            Optional<Integer> axis = NodeReader.axis(named, input.size());
            boolean whole = steps.map(list -> list.stream().allMatch(step -> step.is(1)))
                    .orElse(true);
            if (axis.isPresent()) {
                Dim length = whole
                        ? length(
                                input.get(axis.get()),
                                starts.get().get(i),
                                ends.get().get(i))
                        : shapes.unknown();
                result.set(axis.get(), length);
            }
        }
        return Optional.of(result);
    }

    private Optional<List<Dim>> setting(NodeProto node, String name, int input) {
        return NodeReader.integers(node, name)
                .<List<Dim>>map(list -> list.stream().map(Dim::of).toList())
                .or(() -> shapes.numbers(NodeReader.input(node, input)));
    }

    private Dim length(Dim size, Dim start, Dim end) {
        Optional<Dim> from = counted(size, start);
        Optional<Dim> to = end.isNumber() && end.factor() >= TO_THE_END ? Optional.of(size) : counted(size, end);
        if (from.isEmpty() || to.isEmpty()) {
            return shapes.unknown();
        }
        if (size.isNumber() && from.get().isNumber() && to.get().isNumber()) {
            return Dim.of(Math.max(
                    0, Math.min(size.factor(), to.get().factor()) - from.get().factor()));
        }
        return to.get().minus(from.get()).orElseGet(shapes::unknown);
    }

    private static Optional<Dim> counted(Dim size, Dim place) {
        return place.isNumber() && place.factor() < 0 ? size.plus(place) : Optional.of(place);
    }

    void split(NodeProto node) {
        Optional<List<Dim>> input = shapes.of(node.getInput(0));
        Optional<Integer> axis =
                input.flatMap(shape -> NodeReader.axis(NodeReader.integer(node, "axis", 0), shape.size()));
        if (axis.isEmpty()) {
            return;
        }
        Optional<List<Dim>> sizes = NodeReader.integers(node, "split")
                .<List<Dim>>map(list -> list.stream().map(Dim::of).toList())
                .or(() -> shapes.numbers(NodeReader.input(node, 1)));
        int parts = node.getOutputCount();
        Dim even = input.get().get(axis.get()).dividedBy(Dim.of(parts)).orElseGet(shapes::unknown);
        for (int part = 0; part < parts; part++) {
            List<Dim> result = new ArrayList<>(input.get());
            int number = part;
            result.set(
                    axis.get(),
                    sizes.filter(list -> number < list.size())
                            .map(list -> list.get(number))
                            .orElse(even));
            shapes.setShape(node.getOutput(part), result);
        }
    }
}
