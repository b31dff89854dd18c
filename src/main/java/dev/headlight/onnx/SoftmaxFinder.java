package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds softmaxes in one graph, whether written as one operator or as several. */
final class SoftmaxFinder {
    /** Before this version the default axis was 1. */
    private static final long AXIS_MEANS_AXIS = 13;

    private static final Set<String> KEEPS_VALUES = Set.of("Cast", "Identity", "Expand", "Reshape", "Unsqueeze");

    private final GraphIndex index;
    private final GraphScope scope;
    private final long opset;

    SoftmaxFinder(GraphScope scope, long opset) {
        this.scope = scope;
        this.index = scope.index();
        this.opset = opset;
    }

    /** In data-flow order. */
    List<SoftmaxUse> find() {
        List<SoftmaxUse> found = new ArrayList<>();
        for (NodeProto node : scope.graph().getNodeList()) {
            use(node).ifPresent(found::add);
        }
        return found;
    }

    private Optional<SoftmaxUse> use(NodeProto node) {
        return switch (node.getOpType()) {
            case "Softmax" -> Optional.of(single(node, "Softmax"));
            case "QLinearSoftmax" -> Optional.of(single(node, "quantized Softmax"));
            case "BiasSoftmax" -> Optional.of(single(node, "Softmax with bias"));
            case "Exp" ->
                index.producer(node.getInput(0), "LogSoftmax")
                        .map(log -> new SoftmaxUse(
                                node, node.getOutput(0), log.getInput(0), axis(log), "LogSoftmax and Exp"));
            case "Div" -> quotient(node, node.getInput(0), node.getInput(1));
            case "Mul" ->
                reciprocal(node.getInput(1))
                        .flatMap(sum -> quotient(node, node.getInput(0), sum))
                        .or(() -> reciprocal(node.getInput(0)).flatMap(sum -> quotient(node, node.getInput(1), sum)));
            default -> Optional.empty();
        };
    }

    private SoftmaxUse single(NodeProto node, String method) {
        return new SoftmaxUse(node, node.getOutput(0), node.getInput(0), axis(node), method);
    }

    private long axis(NodeProto node) {
        long axis = NodeReader.integer(node, "axis", opset < AXIS_MEANS_AXIS ? 1 : SoftmaxUse.LAST);
        int rank = scope.shapes().rank(node.getInput(0));
        return axis == rank - 1 ? SoftmaxUse.LAST : axis;
    }

    private Optional<String> reciprocal(String value) {
        return index.producer(value, "Reciprocal").map(node -> node.getInput(0));
    }

    /** Exponentials over their own sum along the last axis. */
    private Optional<SoftmaxUse> quotient(NodeProto node, String exponentials, String divisor) {
        Optional<NodeProto> exp = index.producer(exponentials, "Exp");
        Optional<NodeProto> sum = index.producer(throughCopies(divisor), "ReduceSum")
                .filter(reduce ->
                        reduce.getInputCount() > 0 && reduce.getInput(0).equals(exponentials));
        if (exp.isEmpty() || sum.isEmpty() || !isLast(sum.get())) {
            return Optional.empty();
        }
        String scores = index.producer(exp.get().getInput(0), "Sub")
                .filter(sub -> index.producer(throughCopies(sub.getInput(1)), "ReduceMax")
                        .isPresent())
                .map(sub -> sub.getInput(0))
                .orElse(exp.get().getInput(0));
        return Optional.of(new SoftmaxUse(
                node,
                node.getOutput(0),
                scores,
                SoftmaxUse.LAST,
                "Softmax spelled out as exponentials over their sum"));
    }

    private String throughCopies(String value) {
        Optional<NodeProto> copy = index.producer(value).filter(node -> KEEPS_VALUES.contains(node.getOpType()));
        return copy.map(node -> node.getInput(0)).orElse(value);
    }

    private boolean isLast(NodeProto sum) {
        List<Long> axes = NodeReader.integers(sum, "axes")
                .orElseGet(() -> index.wholeNumbers(NodeReader.input(sum, 1))
                        .map(numbers -> Arrays.stream(numbers).boxed().toList())
                        .orElse(List.of()));
        int rank = scope.shapes().rank(sum.getInput(0));
        return axes.size() == 1 && (axes.getFirst() == SoftmaxUse.LAST || axes.getFirst() == rank - 1);
    }
}
