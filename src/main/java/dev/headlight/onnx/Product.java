package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;

/**
 * A node that multiplies two matrices, in any of the ways that graphs write it.
 *
 * @param right the name of the second matrix
 */
record Product(NodeProto node, String left, String right) {
    static Optional<Product> of(NodeProto node) {
        return switch (node.getOpType()) {
            case "MatMul",
                    "MatMulInteger",
                    "MatMulIntegerToFloat",
                    "FusedMatMul",
                    "TransposeMatMul",
                    "Gemm",
                    "DynamicQuantizeMatMul" ->
                node.getInputCount() < 2
                        ? Optional.empty()
                        : Optional.of(new Product(node, node.getInput(0), node.getInput(1)));
            case "QLinearMatMul" -> Optional.of(new Product(node, node.getInput(0), node.getInput(3)));
            case "Einsum" -> Einsum.of(node).map(letters -> new Product(node, node.getInput(0), node.getInput(1)));
            default -> Optional.empty();
        };
    }

    String other(String operand) {
        return operand.equals(left) ? right : left;
    }

    String result() {
        return node.getOutput(0);
    }

    Optional<Einsum> einsum() {
        return node.getOpType().equals("Einsum") ? Einsum.of(node) : Optional.empty();
    }
}
