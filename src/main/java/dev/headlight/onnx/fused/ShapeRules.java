package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What follows for the results of common operators from the facts about their inputs. Says nothing where it is unsure. */
final class ShapeRules {
    private static final int BATCH_TOKENS_WIDTH = 3;

    private final NodeProto node;
    private final GraphFacts facts;

    private ShapeRules(NodeProto node, GraphFacts facts) {
        this.node = node;
        this.facts = facts;
    }

    /** Facts of the first results, in order; fewer than there are results where nothing is known. */
    static List<TensorFacts> results(NodeProto node, GraphFacts facts) {
        return new ShapeRules(node, facts).results();
    }

    private List<TensorFacts> results() {
        TensorFacts first = input(0);
        return switch (node.getOpType()) {
            case "Identity",
                    "Dropout",
                    "LayerNormalization",
                    "SkipLayerNormalization",
                    "SimplifiedLayerNormalization",
                    "SkipSimplifiedLayerNormalization",
                    "RMSNormalization",
                    "RotaryEmbedding",
                    "Softmax",
                    "Relu",
                    "Gelu",
                    "FastGelu",
                    "BiasGelu",
                    "QuickGelu",
                    "Neg",
                    "Not",
                    "Sqrt",
                    "Tanh",
                    "Erf",
                    "Clip",
                    "Sigmoid",
                    "CumSum",
                    "RemovePadding" -> List.of(first);
            case "Cast" ->
                List.of(first.withType((int)
                        attribute("to").map(AttributeProto::getI).orElse(0L).longValue()));
            case "Add", "Sub", "Mul", "Div", "Pow", "Min", "Max", "Mod" -> List.of(broadcast(first, input(1)));
            case "And", "Or", "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual" ->
                List.of(broadcast(first, input(1)).withType(DataType.BOOL.getNumber()));
            case "Where" ->
                List.of(broadcast(broadcast(input(1), input(2)), first).withType(input(1).type()));
            case "MatMul", "MatMulIntegerToFloat", "DynamicQuantizeMatMul", "FusedMatMul", "MatMulNBits" ->
                List.of(product(first, input(1)));
            case "Gemm", "FusedGemm", "Flatten" -> List.of(first.withShape(unknown(2)));
            default -> moved(first);
        };
    }

    private List<TensorFacts> moved(TensorFacts first) {
        return switch (node.getOpType()) {
            case "Shape" -> List.of(shapeOf(first));
            case "Reshape" -> List.of(reshaped(first));
            case "Expand" -> List.of(expanded(first));
            case "Transpose" -> List.of(transposed(first));
            case "Slice" -> List.of(sizesForgotten(first));
            case "Split" -> Collections.nCopies(node.getOutputCount(), sizesForgotten(first));
            case "Concat" -> List.of(sizesForgotten(first));
            case "Gather" -> List.of(gathered(first, input(1)));
            case "Unsqueeze" -> List.of(ranked(first, count().map(axes -> axes)));
            case "Squeeze" -> List.of(ranked(first, count().map(axes -> -axes)));
            case "ReduceSum", "ReduceMax", "ReduceMin", "ReduceMean" -> List.of(reduced(first));
            case "EmbedLayerNormalization" ->
                List.of(input(2).withShape(unknown(BATCH_TOKENS_WIDTH)), TensorFacts.NONE.withShape(unknown(1)));
            case "Attention", "MultiHeadAttention", "GroupQueryAttention" -> List.of(sizesForgotten(first));
            default -> List.of();
        };
    }

    private TensorFacts input(int place) {
        return place < node.getInputCount() ? facts.of(node.getInput(place)) : TensorFacts.NONE;
    }

    private Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    /** Axes or a shape, as the second input or as an attribute. */
    private Optional<List<Long>> list(String name) {
        Optional<AttributeProto> attribute = attribute(name);
        if (attribute.isPresent()) {
            return attribute.map(AttributeProto::getIntsList);
        }
        return node.getInputCount() > 1 ? facts.list(node.getInput(1)) : Optional.empty();
    }

    private Optional<Integer> count() {
        return list("axes").map(List::size);
    }

    private static List<Long> unknown(int rank) {
        return Collections.nCopies(rank, TensorFacts.UNKNOWN_SIZE);
    }

    private static TensorFacts sizesForgotten(TensorFacts facts) {
        return facts.shape().isPresent()
                ? facts.withShape(unknown(facts.shape().get().size()))
                : facts;
    }

    private static TensorFacts ranked(TensorFacts facts, Optional<Integer> change) {
        int rank = facts.rank().orElse(0) + change.orElse(0);
        return facts.shape().isPresent() && change.isPresent() && rank >= 0
                ? facts.withShape(unknown(rank))
                : facts.withoutShape();
    }

    private static TensorFacts broadcast(TensorFacts one, TensorFacts other) {
        if (one.shape().isEmpty() || other.shape().isEmpty()) {
            return one.withoutShape();
        }
        int rank = Math.max(one.shape().get().size(), other.shape().get().size());
        List<Long> sizes = new ArrayList<>();
        for (int axis = -rank; axis < 0; axis++) {
            long first = axis < -one.shape().get().size() ? 1 : one.size(axis);
            long second = axis < -other.shape().get().size() ? 1 : other.size(axis);
            sizes.add(first == 1 ? second : second == 1 || first == second ? first : Math.max(first, second));
        }
        return one.withShape(sizes);
    }

    private TensorFacts product(TensorFacts left, TensorFacts right) {
        if (left.shape().isEmpty() || left.shape().get().isEmpty()) {
            return left;
        }
        int rank = Math.max(left.shape().get().size(), right.rank().orElse(0));
        List<Long> sizes =
                new ArrayList<>(rank == left.shape().get().size() ? left.shape().get() : unknown(rank));
        boolean plain = node.getOpType().equals("MatMul");
        sizes.set(rank - 1, plain ? right.size(-1) : TensorFacts.UNKNOWN_SIZE);
        return left.withShape(sizes);
    }

    private static TensorFacts shapeOf(TensorFacts of) {
        long length = of.shape().map(shape -> (long) shape.size()).orElse(TensorFacts.UNKNOWN_SIZE);
        return new TensorFacts(DataType.INT64.getNumber(), Optional.of(List.of(length)));
    }

    private TensorFacts reshaped(TensorFacts data) {
        Optional<List<Long>> shape = list("shape");
        if (shape.isEmpty()) {
            long rank = input(1).size(0);
            return rank >= 0 && rank < Byte.MAX_VALUE ? data.withShape(unknown((int) rank)) : data.withoutShape();
        }
        List<Long> sizes = new ArrayList<>();
        for (int axis = 0; axis < shape.get().size(); axis++) {
            long size = shape.get().get(axis);
            sizes.add(size == 0 ? data.size(axis) : Math.max(size, TensorFacts.UNKNOWN_SIZE));
        }
        return data.withShape(sizes);
    }

    private TensorFacts expanded(TensorFacts data) {
        long rank = input(1).size(0);
        return rank >= data.rank().orElse(Byte.MAX_VALUE) && rank < Byte.MAX_VALUE
                ? data.withShape(unknown((int) rank))
                : data.withoutShape();
    }

    private TensorFacts transposed(TensorFacts data) {
        List<Long> permutation =
                attribute("perm").map(AttributeProto::getIntsList).orElse(List.of());
        if (data.shape().isEmpty() || permutation.size() != data.shape().get().size()) {
            return sizesForgotten(data);
        }
        return data.withShape(permutation.stream()
                .map(axis -> axis >= 0 ? data.size((int) Math.min(axis, Byte.MAX_VALUE)) : TensorFacts.UNKNOWN_SIZE)
                .toList());
    }

    private static TensorFacts gathered(TensorFacts data, TensorFacts places) {
        return places.rank().isPresent()
                ? ranked(data, Optional.of(places.rank().getAsInt() - 1))
                : data.withoutShape();
    }

    private TensorFacts reduced(TensorFacts data) {
        boolean kept = attribute("keepdims").map(AttributeProto::getI).orElse(1L) != 0;
        return kept ? sizesForgotten(data) : ranked(data, count().map(axes -> -axes));
    }
}
