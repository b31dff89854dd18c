package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.onnx.InputRoles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives a graph the standard inputs and makes of them, within the graph, what it was written for. */
final class InputRewriting {
    private static final Map<Role, String> NAMES =
            Map.of(Role.WORDS, "input_ids", Role.MASK, "attention_mask", Role.TYPES, "token_type_ids");

    private final GraphEdit edit;
    private final InputRoles roles;
    private final BoundInputs bound;

    InputRewriting(GraphEdit edit, InputRoles roles, BoundInputs bound) {
        this.edit = edit;
        this.roles = roles;
        this.bound = bound;
    }

    /** The names of the inputs that are fed. */
    List<String> rewrite() {
        List<String> fed = new ArrayList<>();
        for (Role role : List.of(Role.WORDS, Role.MASK, Role.TYPES)) {
            for (String original : roles.names(role)) {
                String name = NAMES.getOrDefault(role, "");
                if (!fed.contains(name)) {
                    edit.input(name, ElementType.INT64, "1", BoundInputs.TOKENS);
                    fed.add(name);
                }
                replace(original, fitted(name, name), name);
            }
        }
        for (String original : roles.names(Role.POSITIONS)) {
            replace(original, fitted(positions(), "positions"), "");
        }
        roles.names(Role.PAST).forEach(this::emptyPast);
        return fed;
    }

    private void replace(String original, String value, String name) {
        int type = roles.type(original);
        String typed = type == DataType.INT64_VALUE ? value : edit.cast(value, type);
        if (!original.equals(name) || !typed.equals(name)) {
            edit.replace(original, typed);
        }
    }

    /** {@code [1, tokens]}: 0, 1, 2, … */
    private String positions() {
        String shape = edit.node("Shape", "positions/shape", List.of("input_ids"));
        String count = edit.node(
                "Gather",
                "positions/count",
                List.of(shape, edit.integer("positions/axis", 1)),
                Attribute.of("axis", 0L));
        String range = edit.node(
                "Range",
                "positions/range",
                List.of(edit.integer("positions/first", 0), count, edit.integer("positions/step", 1)));
        return edit.node("Reshape", "positions", List.of(range, edit.integers("positions/row", 1, -1)));
    }

    /** Padded with zeros to the length, and repeated to the batch, that the graph insists on. */
    private String fitted(String value, String name) {
        String result = value;
        if (bound.isFixed()) {
            result = edit.node(
                    "Concat", name + "/padded", List.of(result, padding(value, name)), Attribute.of("axis", 1L));
        }
        if (bound.batch() > 1) {
            result = edit.node(
                    "Expand", name + "/batch", List.of(result, edit.integers(name + "/rows", bound.batch(), 1)));
        }
        return result;
    }

    /** Zeros {@code [1, length - tokens]}: a join, since old operator sets know no padding by a computed size. */
    private String padding(String value, String name) {
        String shape = edit.node("Shape", name + "/shape", List.of(value));
        String missing =
                edit.node("Sub", name + "/missing", List.of(edit.integers(name + "/whole", 2, bound.length()), shape));
        TensorProto zero = TensorProto.newBuilder()
                .addDims(1)
                .setDataType(DataType.INT64_VALUE)
                .addInt64Data(0)
                .build();
        return edit.node("ConstantOfShape", name + "/padding", List.of(missing), Attribute.of(zeroValue(zero)));
    }

    private void emptyPast(String name) {
        String shape = edit.integers(
                name + "/empty_shape",
                bound.shapes().getOrDefault(name, List.of()).stream()
                        .mapToLong(Dim::factor)
                        .toArray());
        String empty = edit.fresh(name + "/empty");
        TensorProto zero = TensorProto.newBuilder()
                .addDims(1)
                .setDataType(DataType.FLOAT_VALUE)
                .addFloatData(0)
                .build();
        edit.named("ConstantOfShape", empty, List.of(shape), Attribute.of(zeroValue(zero)));
        replace(name, roles.type(name) == DataType.FLOAT_VALUE ? empty : edit.cast(empty, roles.type(name)));
    }

    private void replace(String original, String value) {
        edit.replace(original, value);
    }

    private static AttributeProto zeroValue(TensorProto zero) {
        return AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeType.TENSOR)
                .setT(zero)
                .build();
    }
}
