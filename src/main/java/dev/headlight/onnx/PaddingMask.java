package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.headlight.core.AttentionKind;
import dev.headlight.onnx.InputRoles.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hides padding from the words where a graph insists on a length but takes no mask: the scores of padded keys are made
 * so small that their probability is zero.
 *
 * <p>Where keys after a query's own place are hidden anyway, nothing is to be done, since padding stands at the end.
 */
final class PaddingMask {
    /** Far below any score, and minus infinity in narrow types. */
    private static final float HIDDEN = -1e30f;

    private final GraphEdit edit;
    private final ElementTypes types;
    private final GraphScope scope;
    private final BoundInputs bound;

    PaddingMask(GraphEdit edit, ElementTypes types, GraphScope scope, BoundInputs bound) {
        this.edit = edit;
        this.types = types;
        this.scope = scope;
        this.bound = bound;
    }

    /** @throws OnnxFormatException if padding cannot be hidden, or would be mixed in elsewhere; names the place */
    void insert(List<AttentionBlock> blocks, InputRoles roles) throws OnnxFormatException {
        List<AttentionBlock> open = blocks.stream()
                .filter(block -> block.kind() != AttentionKind.CAUSAL)
                .filter(block -> !isMasked(block, roles))
                .toList();
        if (!bound.isFixed() || open.isEmpty()) {
            return;
        }
        refuseMixing();
        String bias = bias();
        for (AttentionBlock block : open) {
            String scores = block.softmax().scores();
            if (!types.isFloating(scores)) {
                throw refusal(scores);
            }
            String typed = types.isFloat(scores) ? bias : edit.cast(bias, types.of(scores));
            edit.replace(scores, edit.node("Add", scores + "/unpadded", List.of(scores, typed)));
        }
    }

    /** Whether a mask joins the scores on their way from the product to the softmax. */
    private boolean isMasked(AttentionBlock block, InputRoles roles) {
        Set<String> onTheWay = new HashSet<>(Set.of(block.scoreProduct().result()));
        block.way().forEach(node -> onTheWay.addAll(node.getOutputList()));
        Set<String> beside = new HashSet<>(block.softmax().node().getInputList());
        block.way().forEach(node -> beside.addAll(node.getInputList()));
        beside.removeAll(onTheWay);
        return beside.stream()
                .anyMatch(value ->
                        roles.names(Role.MASK).stream().anyMatch(scope.live().inputs(value)::contains));
    }

    /** A mean over all tokens would count the padding. */
    private void refuseMixing() throws OnnxFormatException {
        Dim length = Dim.of(bound.length());
        for (NodeProto node : scope.graph().getNodeList()) {
            boolean mixes = (node.getOpType().startsWith("Reduce")
                            || node.getOpType().endsWith("Pool"))
                    && scope.live().isLive(node.getInput(0))
                    && scope.shapes()
                            .of(node.getInput(0))
                            .filter(shape -> shape.size() == 3 && shape.get(1).equals(length))
                            .isPresent()
                    && scope.shapes()
                            .of(node.getOutput(0))
                            .filter(shape -> !shape.contains(length))
                            .isPresent();
            if (mixes) {
                throw refusal(node.getOutput(0));
            }
        }
    }

    private OnnxFormatException refusal(String place) {
        return new OnnxFormatException("This model takes exactly " + bound.length()
                + " tokens and no mask, so that shorter texts would be mixed with padding at \"" + Protos.shown(place)
                + "\"; export it with an attention mask or with a free sequence length");
    }

    /** {@code [length]}: zero for the tokens of the text, then {@link #HIDDEN}. */
    private String bias() {
        String shape = edit.node("Shape", "padding/shape", List.of("input_ids"));
        String count = edit.node(
                "Gather", "padding/count", List.of(shape, edit.integers("padding/axis", 1)), Attribute.of("axis", 0L));
        String rest = edit.node("Sub", "padding/rest", List.of(edit.integers("padding/length", bound.length()), count));
        return edit.node(
                "Concat",
                "padding/bias",
                List.of(filled("padding/words", count, 0), filled("padding/hidden", rest, HIDDEN)),
                Attribute.of("axis", 0L));
    }

    private String filled(String name, String count, float number) {
        TensorProto value = TensorProto.newBuilder()
                .addDims(1)
                .setDataType(DataType.FLOAT_VALUE)
                .addFloatData(number)
                .build();
        return edit.node(
                "ConstantOfShape",
                name,
                List.of(count),
                Attribute.of(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeType.TENSOR)
                        .setT(value)
                        .build()));
    }
}
