package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a graph's values as far as they can be told without running it, and the whole numbers that graphs
 * compute shapes with.
 *
 * <p>What cannot be told is a name of its own, so that two unknown sizes never pass for the same.
 */
final class Shapes {
    /** Longer lists of whole numbers are no shapes. */
    private static final int LONGEST_LIST = 64;

    private final GraphIndex index;
    private final @Nullable Shapes outer;
    private final Map<String, List<Dim>> shapes = new HashMap<>();
    private final Map<String, List<Dim>> numbers = new HashMap<>();
    private int unknown;

    private Shapes(GraphIndex index, @Nullable Shapes outer) {
        this.index = index;
        this.outer = outer;
    }

    /**
     * Works through a graph in data-flow order.
     *
     * @param inputs shapes of inputs that are known better than the graph declares them
     */
    static Shapes of(GraphProto graph, GraphIndex index, @Nullable Shapes outer, Map<String, List<Dim>> inputs) {
        Shapes result = new Shapes(index, outer);
        for (ValueInfoProto input : graph.getInputList()) {
            declared(input).ifPresent(shape -> result.shapes.put(input.getName(), shape));
        }
        result.shapes.putAll(inputs);
        graph.getInitializerList().forEach(tensor -> result.shapes.put(tensor.getName(), shape(tensor)));
        Map<String, List<Dim>> hints = new HashMap<>();
        graph.getValueInfoList()
                .forEach(value -> declared(value).ifPresent(shape -> hints.put(value.getName(), shape)));
        graph.getOutputList().forEach(value -> declared(value).ifPresent(shape -> hints.put(value.getName(), shape)));
        ShapeRules rules = new ShapeRules(result);
        for (NodeProto node : graph.getNodeList()) {
            rules.apply(node);
            for (String output : node.getOutputList()) {
                if (!result.shapes.containsKey(output) && hints.containsKey(output)) {
                    result.shapes.put(output, result.onlyNumbers(hints.getOrDefault(output, List.of())));
                }
            }
        }
        return result;
    }

    /** What a graph declares of an input or output, if it declares a number of axes. */
    static Optional<List<Dim>> declared(ValueInfoProto value) {
        if (!value.getType().getTensorType().hasShape()) {
            return Optional.empty();
        }
        List<Dim> shape = new ArrayList<>();
        for (TensorShapeProto.Dimension size :
                value.getType().getTensorType().getShape().getDimList()) {
            boolean number = size.hasDimValue() && size.getDimValue() > 0;
            String symbol = size.getDimParam().isEmpty() ? value.getName() + "#" + shape.size() : size.getDimParam();
            shape.add(number ? Dim.of(size.getDimValue()) : Dim.named(symbol));
        }
        return Optional.of(shape);
    }

    private static List<Dim> shape(TensorProto tensor) {
        return tensor.getDimsList().stream().map(Dim::of).toList();
    }

    /** Names of sizes that a file declares for its own values are not believed. */
    private List<Dim> onlyNumbers(List<Dim> shape) {
        return shape.stream().map(size -> size.isNumber() ? size : unknown()).toList();
    }

    GraphIndex index() {
        return index;
    }

    Dim unknown() {
        return Dim.named("?" + unknown++);
    }

    /** The sizes of a value, outermost first, if at least their number is known. */
    Optional<List<Dim>> of(String value) {
        List<Dim> shape = shapes.get(value);
        if (shape != null) {
            return Optional.of(shape);
        }
        Optional<List<Dim>> constant = index.constant(value).map(Shapes::shape);
        return constant.isEmpty() && outer != null ? outer.of(value) : constant;
    }

    /** The number of axes, or -1. */
    int rank(String value) {
        return of(value).map(List::size).orElse(-1);
    }

    /** One size, counted from the end if negative. */
    Optional<Dim> size(String value, int axis) {
        return of(value).flatMap(shape -> NodeReader.axis(axis, shape.size()).map(shape::get));
    }

    /** The whole numbers that a value of rank 0 or 1 holds. */
    Optional<List<Dim>> numbers(String value) {
        List<Dim> known = numbers.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<List<Dim>> constant = index.wholeNumbers(value)
                .filter(list -> list.length <= LONGEST_LIST)
                .map(list -> Arrays.stream(list).mapToObj(Dim::of).toList());
        return constant.isEmpty() && outer != null ? outer.numbers(value) : constant;
    }

    void setShape(String value, List<Dim> shape) {
        if (!value.isEmpty()) {
            shapes.put(value, List.copyOf(shape));
        }
    }

    void setNumbers(String value, List<Dim> list) {
        if (list.size() <= LONGEST_LIST && !value.isEmpty()) {
            numbers.put(value, List.copyOf(list));
        }
    }
}
