package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Adds the input {@code head_mask [layers, heads]}, a factor for what each head contributes.
 *
 * <p>Where the product with the values is in floats, its result is multiplied, which is the same as multiplying the
 * probabilities at a fraction of the numbers; elsewhere the probabilities themselves, before they are quantized.
 */
final class HeadMaskRewriting {
    private static final String INPUT = "head_mask";
    private static final Set<String> INTEGERS = Set.of("MatMulInteger", "QLinearMatMul", "DynamicQuantizeMatMul");

    private final GraphEdit edit;
    private final ElementTypes types;
    private final Shapes shapes;

    HeadMaskRewriting(GraphEdit edit, ElementTypes types, Shapes shapes) {
        this.edit = edit;
        this.types = types;
        this.shapes = shapes;
    }

    void insert(List<AttentionBlock> blocks, int heads) {
        edit.input(INPUT, ElementType.FLOAT, Integer.toString(blocks.size()), Integer.toString(heads));
        for (int layer = 0; layer < blocks.size(); layer++) {
            AttentionBlock block = blocks.get(layer);
            boolean onContext =
                    !INTEGERS.contains(block.valueProduct().product().node().getOpType());
            String masked = onContext ? block.context() : block.probabilities();
            String row = edit.node(
                    "Gather",
                    INPUT + "/" + layer,
                    List.of(INPUT, edit.integers(INPUT + "/" + layer + "/index", layer)),
                    Attribute.of("axis", 0L));
            String factor = edit.node(
                    "Reshape",
                    INPUT + "/" + layer + "/factor",
                    List.of(
                            row,
                            edit.integers(
                                    INPUT + "/" + layer + "/shape", factorShape(block, masked, onContext, heads))));
            String name = INPUT + "/" + layer + "/kept";
            NodeProto softmax = block.softmax().node();
            edit.replace(
                    masked,
                    !onContext && QuantizedSoftmax.is(softmax)
                            ? kept(name, masked, factor, QuantizedSoftmax.of(softmax))
                            : kept(name, masked, factor));
        }
    }

    private String kept(String name, String masked, String factor) {
        String typed = types.of(masked) == DataType.FLOAT_VALUE ? factor : edit.cast(factor, types.of(masked));
        return edit.node("Mul", name, List.of(masked, typed));
    }

    /** Multiplied as floats: zero is not the number zero there, and the runtime multiplies no bytes. */
    private String kept(String name, String masked, String factor, QuantizedSoftmax quantized) {
        return quantized.quantized(edit, edit.node("Mul", name, List.of(quantized.floats(edit, masked), factor)));
    }

    private long[] factorShape(AttentionBlock block, String masked, boolean onContext, int heads) {
        int rank = Math.max(shapes.rank(masked), 3);
        int headAxis = rank - 3;
        if (onContext && block.valueProduct().product().einsum().isPresent()) {
            Einsum letters = block.valueProduct().product().einsum().get();
            boolean isLeft = block.valueProduct()
                    .probabilities()
                    .equals(block.valueProduct().product().left());
            String own = isLeft ? letters.left() : letters.right();
            headAxis = Math.max(0, letters.result().indexOf(own.charAt(Math.max(0, own.length() - 3))));
        }
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        shape[headAxis] = heads;
        return shape;
    }
}
