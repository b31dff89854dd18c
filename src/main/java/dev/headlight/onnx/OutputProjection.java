package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds W_O, the matrix that a layer multiplies its heads' results by: from the attention probabilities through their
 * product with the values to the first product with a constant.
 */
final class OutputProjection {
    private static final int MOST_STEPS = 400;

    private static final Set<String> PRODUCTS =
            Set.of("MatMul", "MatMulInteger", "FusedMatMul", "TransposeMatMul", "Gemm", "Einsum", "QLinearMatMul");

    private static final Set<String> ON_THE_WAY_BACK =
            Set.of("Identity", "Cast", "Reshape", "Unsqueeze", "Squeeze", "Slice", "DequantizeLinear");

    private static final Set<String> ON_THE_WAY = Set.of(
            "Identity",
            "Cast",
            "Reshape",
            "Unsqueeze",
            "Squeeze",
            "Slice",
            "Transpose",
            "Flatten",
            "Dropout",
            "Mul",
            "Div",
            "Where",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear");

    private final GraphIndex index;
    private final LiveValues live;

    OutputProjection(OnnxModelFile file) {
        index = new GraphIndex(file.model().getGraph());
        live = new LiveValues(file.model().getGraph(), null);
    }

    private record Step(String value, boolean isPastValues) {}

    /**
     * The product with W_O, whose second operand is constant.
     *
     * @param attentions the name of a layer's attentions
     */
    Optional<NodeProto> product(String attentions) {
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(probabilities(attentions), false)));
        Set<Step> seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < MOST_STEPS) {
            Step step = open.removeFirst();
            for (NodeProto user : index.consumers(step.value())) {
                boolean isProduct = PRODUCTS.contains(user.getOpType());
                if (isProduct && step.isPastValues() && isByConstant(user, step.value())) {
                    return Optional.of(user);
                }
                boolean meetsValues = isProduct && !step.isPastValues() && isFirstOfLive(user, step.value());
                if (meetsValues || ON_THE_WAY.contains(user.getOpType())) {
                    Step next = new Step(user.getOutput(0), step.isPastValues() || meetsValues);
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What an output of attentions was shaped from. */
    private String probabilities(String attentions) {
        String value = attentions;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<NodeProto> maker =
                    index.producer(value).filter(node -> ON_THE_WAY_BACK.contains(node.getOpType()));
            if (maker.isEmpty()) {
                return value;
            }
            value = maker.get().getInput(0);
        }
        return value;
    }

    private boolean isByConstant(NodeProto product, String value) {
        return NodeReader.input(product, 0).equals(value)
                && !NodeReader.input(product, 1).isEmpty()
                && !live.isLive(NodeReader.input(product, 1));
    }

    private boolean isFirstOfLive(NodeProto product, String value) {
        return product.getInputList().stream()
                .filter(input -> !input.equals(value))
                .anyMatch(live::isLive);
    }

    /** The factor of a dynamically quantized matrix: that of the following {@code Mul} which is constant. */
    Optional<String> scaleAfter(NodeProto product) {
        String value = product.getOutput(0);
        for (int step = 0; step < 4; step++) {
            Optional<NodeProto> user = index.consumers(value).stream()
                    .filter(node -> Set.of("Cast", "Mul").contains(node.getOpType()))
                    .findFirst();
            if (user.isEmpty()) {
                return Optional.empty();
            }
            if (user.get().getOpType().equals("Mul")) {
                return constantFactor(user.get(), value);
            }
            value = user.get().getOutput(0);
        }
        return Optional.empty();
    }

    private Optional<String> constantFactor(NodeProto product, String value) {
        String other = product.getInput(0).equals(value) ? product.getInput(1) : product.getInput(0);
        if (!live.isLive(other)) {
            return Optional.of(other);
        }
        return index.producer(other, "Mul")
                .flatMap(scales -> scales.getInputList().stream()
                        .filter(scale -> !live.isLive(scale))
                        .findFirst());
    }
}
