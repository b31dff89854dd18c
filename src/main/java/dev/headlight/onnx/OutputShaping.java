package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Brings a graph's values into the form of outputs: float32, the first of the batch, without padding. */
final class OutputShaping {
    private final GraphEdit edit;
    private final BoundInputs bound;
    private final ElementTypes types;
    private String count = "";

    OutputShaping(GraphEdit edit, BoundInputs bound, ElementTypes types) {
        this.edit = edit;
        this.bound = bound;
        this.types = types;
    }

    boolean isFloat(String value) {
        return types.isFloat(value);
    }

    /** Whether a value is in floats of any width. */
    boolean isFloating(String value) {
        return types.isFloating(value);
    }

    /**
     * The value as float32, cut to the tokens of the text where the graph pads.
     *
     * @param tokenAxes axes that run over tokens
     */
    String shaped(String value, int... tokenAxes) {
        return cut(floats(value), tokenAxes);
    }

    String floats(String value) {
        return types.isFloat(value) ? value : edit.cast(value, DataType.FLOAT_VALUE);
    }

    /** Cut to the tokens of the text, and to the first of the batch. */
    String cut(String value, int... tokenAxes) {
        List<Integer> axes = new ArrayList<>();
        if (bound.batch() > 1) {
            axes.add(0);
        }
        if (bound.isFixed()) {
            IntStream.of(tokenAxes).forEach(axes::add);
        }
        if (axes.isEmpty()) {
            return value;
        }
        List<String> ends = axes.stream()
                .map(axis -> axis == 0 ? edit.integers("batch/one", 1) : tokens())
                .toList();
        String end = edit.node("Concat", value + "/ends", ends, Attribute.of("axis", 0L));
        String starts = edit.integers(value + "/starts", new long[axes.size()]);
        String along = edit.integers(
                value + "/axes", axes.stream().mapToLong(Integer::longValue).toArray());
        return edit.node("Slice", value + "/cut", List.of(value, starts, end, along));
    }

    /** The number of tokens, {@code [1]}. */
    private String tokens() {
        if (count.isEmpty()) {
            String shape = edit.node("Shape", "tokens/shape", List.of("input_ids"));
            count = edit.node(
                    "Gather",
                    "tokens/count",
                    List.of(shape, edit.integers("tokens/axis", 1)),
                    Attribute.of("axis", 0L));
        }
        return count;
    }

    /** With an axis of one in front. */
    String withBatch(String value) {
        String shape = edit.node("Shape", value + "/shape", List.of(value));
        String longer = edit.node(
                "Concat",
                value + "/shape4",
                List.of(edit.integers(value + "/one", 1), shape),
                Attribute.of("axis", 0L));
        return edit.node("Reshape", value + "/batched", List.of(value, longer));
    }

    /** Gives a value exactly this name. */
    String named(String value, String wanted) {
        String name = edit.fresh(wanted);
        edit.named("Identity", name, List.of(value));
        return name;
    }
}
