package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.headlight.onnx.OnnxFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rewrites fused attention operators into primitive ones that yield the same numbers and show the probabilities.
 *
 * <p>Each becomes the pattern {@code MatMul(queries, transposed keys), Mul(scale), Add(masks), Softmax,
 * MatMul(probabilities, values)} with heads on an axis of their own. Floats of two bytes are computed in float32, as the
 * runtime's kernels do. Nodes in subgraphs are rewritten too.
 */
public final class FusedAttention {
    /** Where a file names no standard operator set because it uses none of its operators. */
    private static final int USUAL_OPSET = 17;

    private FusedAttention() {}

    /**
     * Rewrites what can be rewritten; needs no numbers of the weights, only their types and shapes.
     *
     * @param opsets the operator sets that the model imports
     * @throws OnnxFormatException if a fused node is not what its operator demands
     */
    public static Expansion expand(GraphProto graph, List<OperatorSetIdProto> opsets) throws OnnxFormatException {
        OptionalLong standard = standard(opsets);
        Names names = new Names();
        names.addAll(graph);
        GraphRewriter rewriter = new GraphRewriter(names, standard.orElse(USUAL_OPSET));
        GraphProto result = rewriter.rewrite(graph, GraphRewriter.MAIN, null);
        List<OperatorSetIdProto> needed = new ArrayList<>(opsets);
        if (standard.isEmpty() && !rewriter.rewritten().isEmpty()) {
            needed.add(OperatorSetIdProto.newBuilder().setVersion(USUAL_OPSET).build());
        }
        return new Expansion(result, needed, rewriter.rewritten(), rewriter.refused());
    }

    private static OptionalLong standard(List<OperatorSetIdProto> opsets) {
        return opsets.stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst();
    }
}
