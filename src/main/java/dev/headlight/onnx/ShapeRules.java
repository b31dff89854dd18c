package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What each operator makes of its inputs' shapes; unknown operators yield unknown shapes. */
final class ShapeRules {
    private static final Set<String> BROADCAST = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Pow",
            "Max",
            "Min",
            "Sum",
            "Where",
            "Equal",
            "Less",
            "Greater",
            "LessOrEqual",
            "GreaterOrEqual",
            "And",
            "Or",
            "Xor",
            "Mod",
            "PRelu",
            "BitwiseAnd",
            "BitwiseOr");
    private static final Set<String> UNCHANGED = Set.of(
            "Cast",
            "CastLike",
            "Identity",
            "Dropout",
            "Softmax",
            "LogSoftmax",
            "Relu",
            "Gelu",
            "FastGelu",
            "BiasGelu",
            "QuickGelu",
            "Erf",
            "Tanh",
            "Sigmoid",
            "Exp",
            "Log",
            "Sqrt",
            "Abs",
            "Neg",
            "Not",
            "IsNaN",
            "IsInf",
            "Clip",
            "LayerNormalization",
            "SimplifiedLayerNormalization",
            "SkipLayerNormalization",
            "RMSNormalization",
            "SkipSimplifiedLayerNormalization",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "Reciprocal",
            "Sign",
            "Floor",
            "Ceil",
            "Round",
            "Sin",
            "Cos",
            "CumSum",
            "Trilu",
            "HardSwish",
            "Elu",
            "LeakyRelu",
            "Selu",
            "Softplus",
            "Mish",
            "BiasSoftmax",
            "QLinearSoftmax",
            "RotaryEmbedding",
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "ScatterND",
            "ScatterElements",
            "QLinearAdd",
            "QLinearMul");
    private static final Set<String> SHAPERS = Set.of(
            "Reshape",
            "Transpose",
            "Unsqueeze",
            "Squeeze",
            "Flatten",
            "Expand",
            "ConstantOfShape",
            "Concat",
            "Slice",
            "Split",
            "Gather",
            "Tile",
            "GatherElements",
            "Shape",
            "Range",
            "Pad");

    private final Shapes shapes;
    private final ShapeMoves moves;
    private final ShapeNumbers numbers;

    ShapeRules(Shapes shapes) {
        this.shapes = shapes;
        this.moves = new ShapeMoves(shapes);
        this.numbers = new ShapeNumbers(shapes);
    }

    void apply(NodeProto node) {
        String operator = node.getOpType();
        String output = node.getOutput(0);
        numbers.apply(node);
        if (BROADCAST.contains(operator)) {
            broadcast(node.getInputList()).ifPresent(shape -> shapes.setShape(output, shape));
        } else if (UNCHANGED.contains(operator)) {
            shapes.of(NodeReader.input(node, 0)).ifPresent(shape -> shapes.setShape(output, shape));
            if (operator.equals("DynamicQuantizeLinear")) {
                node.getOutputList().stream().skip(1).forEach(scale -> shapes.setShape(scale, List.of()));
            }
        } else if (SHAPERS.contains(operator)) {
            moves.apply(node);
        } else if (operator.startsWith("Reduce")) {
            reduce(node);
        } else {
            product(node).ifPresent(shape -> shapes.setShape(output, shape));
        }
    }

    private Optional<List<Dim>> product(NodeProto node) {
        return switch (node.getOpType()) {
            case "MatMul", "MatMulInteger" -> matrices(node, node.getInput(0), node.getInput(1));
            case "MatMulIntegerToFloat", "DynamicQuantizeMatMul" ->
                node.getInputCount() < 2 ? Optional.empty() : matrices(node, node.getInput(0), node.getInput(1));
            case "FusedMatMul", "TransposeMatMul" -> matrices(node, node.getInput(0), node.getInput(1));
            case "QLinearMatMul" -> matrices(node, node.getInput(0), node.getInput(3));
            case "Gemm" -> matrices(node, node.getInput(0), node.getInput(1));
            case "Einsum" -> Einsum.of(node).flatMap(einsum -> einsum.shape(node, shapes));
            case "Conv", "ConvInteger" -> convolution(node);
            case "EmbedLayerNormalization" -> embedded(node);
            default -> Optional.empty();
        };
    }

    /** The shape of values that were brought to one shape (ONNX's multidirectional broadcasting). */
    private Optional<List<Dim>> broadcast(List<String> inputs) {
        List<Dim> result = new ArrayList<>();
        for (String input : inputs) {
            Optional<List<Dim>> shape = shapes.of(input);
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            result = broadcast(result, shape.get());
        }
        return Optional.of(result);
    }

    static List<Dim> broadcast(List<Dim> first, List<Dim> second) {
        boolean firstIsLonger = first.size() >= second.size();
        List<Dim> longer = firstIsLonger ? first : second;
        List<Dim> shorter = firstIsLonger ? second : first;
        int lead = longer.size() - shorter.size();
        return IntStream.range(0, longer.size())
                .mapToObj(i -> i < lead ? longer.get(i) : common(longer.get(i), shorter.get(i - lead)))
                .toList();
    }

    private static Dim common(Dim first, Dim second) {
        boolean secondTells = first.is(1) || (second.isNumber() && !second.is(1) && !first.isNumber());
        return secondTells ? second : first;
    }

    private Optional<List<Dim>> matrices(NodeProto node, String left, String right) {
        Optional<List<Dim>> first = shapes.of(left).filter(shape -> !shape.isEmpty());
        Optional<List<Dim>> second = shapes.of(right).filter(shape -> !shape.isEmpty());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        List<Dim> a = turned(first.get(), NodeReader.integer(node, "transA", 0) != 0);
        List<Dim> b = turned(second.get(), NodeReader.integer(node, "transB", 0) != 0);
        List<Dim> lead = broadcast(a.subList(0, Math.max(0, a.size() - 2)), b.subList(0, Math.max(0, b.size() - 2)));
        List<Dim> result = new ArrayList<>(lead);
        if (a.size() > 1) {
            result.add(a.get(a.size() - 2));
        }
        if (b.size() > 1) {
            result.add(b.getLast());
        }
        return Optional.of(result);
    }

    private static List<Dim> turned(List<Dim> shape, boolean isTurned) {
        if (!isTurned || shape.size() < 2) {
            return shape;
        }
        List<Dim> result = new ArrayList<>(shape);
        Collections.swap(result, result.size() - 1, result.size() - 2);
        return result;
    }

    private Optional<List<Dim>> embedded(NodeProto node) {
        Optional<Dim> width = shapes.size(NodeReader.input(node, 2), 1);
        return shapes.of(NodeReader.input(node, 0))
                .filter(ids -> ids.size() == 2 && width.isPresent())
                .map(ids -> List.of(ids.getFirst(), ids.getLast(), width.orElseThrow()));
    }

    /** Batch and channels are told, the rest only where a kernel of 1 leaves it as it is. */
    private Optional<List<Dim>> convolution(NodeProto node) {
        Optional<List<Dim>> input = shapes.of(node.getInput(0)).filter(shape -> shape.size() > 2);
        Optional<List<Dim>> weight = shapes.of(node.getInput(1)).filter(shape -> shape.size() > 2);
        if (input.isEmpty() || weight.isEmpty()) {
            return Optional.empty();
        }
        boolean pointwise = weight.get().stream().skip(2).allMatch(size -> size.is(1));
        boolean still = NodeReader.integers(node, "strides").stream()
                .flatMap(List::stream)
                .allMatch(stride -> stride == 1);
        List<Dim> result =
                new ArrayList<>(List.of(input.get().getFirst(), weight.get().getFirst()));
        for (int axis = 2; axis < input.get().size(); axis++) {
            result.add(pointwise && still ? input.get().get(axis) : shapes.unknown());
        }
        return Optional.of(result);
    }

    private void reduce(NodeProto node) {
        Optional<List<Dim>> input = shapes.of(NodeReader.input(node, 0));
        if (input.isEmpty()) {
            return;
        }
        boolean keeps = NodeReader.integer(node, "keepdims", 1) != 0;
        Set<Integer> axes = Set.copyOf(moves.axes(node, input.get().size()));
        List<Dim> result = new ArrayList<>();
        for (int axis = 0; axis < input.get().size(); axis++) {
            boolean gone = axes.isEmpty() || axes.contains(axis);
            if (!gone || keeps) {
                result.add(gone ? Dim.ONE : input.get().get(axis));
            }
        }
        shapes.setShape(node.getOutput(0), result);
    }
}
