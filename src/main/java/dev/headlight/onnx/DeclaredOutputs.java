package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;

/** Takes attentions from outputs that a graph declares, where nothing but their names is known. */
final class DeclaredOutputs {
    private static final String HEAD_MASK = "head_mask";

    private final GraphScope scope;
    private final GraphEdit edit;
    private final OutputShaping shaping;
    private final ElementTypes types;

    DeclaredOutputs(GraphScope scope, GraphEdit edit, OutputShaping shaping, ElementTypes types) {
        this.scope = scope;
        this.edit = edit;
        this.shaping = shaping;
        this.types = types;
    }

    PromotedModel.Outputs add(List<DeclaredOnly> declared) {
        int heads = declared.getFirst().heads();
        edit.input(HEAD_MASK, ElementType.FLOAT, Integer.toString(declared.size()), Integer.toString(heads));
        List<String> names = new ArrayList<>();
        for (DeclaredOnly attention : declared) {
            String value = attention.output();
            String floats = shaping.floats(value);
            String name = floats.equals(value) ? value : shaping.named(floats, "attentions." + names.size());
            edit.output(name, "1", Integer.toString(heads), BoundInputs.TOKENS, BoundInputs.TOKENS);
            mask(names.size(), value, heads);
            names.add(name);
        }
        return new PromotedModel.Outputs(names, List.of(), List.of(), List.of(), List.of());
    }

    /** Whatever the graph makes of the attention, it makes it of the heads that are on. */
    private void mask(int layer, String value, int heads) {
        if (scope.index().consumers(value).isEmpty()) {
            return;
        }
        String name = HEAD_MASK + "/" + layer;
        String row = edit.node(
                "Gather", name, List.of(HEAD_MASK, edit.integers(name + "/index", layer)), Attribute.of("axis", 0L));
        String factor =
                edit.node("Reshape", name + "/factor", List.of(row, edit.integers(name + "/shape", 1, heads, 1, 1)));
        String typed = types.of(value) == DataType.FLOAT_VALUE ? factor : edit.cast(factor, types.of(value));
        edit.replace(value, edit.node("Mul", name + "/kept", List.of(value, typed)));
    }
}
