package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what blocks compute outputs of the graph, in one layout. */
final class BlockOutputs {
    private static final int MERGED_AXES = 3;
    private static final int HEAD_AXES = 4;
    private static final Set<String> QUANTIZING = Set.of("DynamicQuantizeLinear", "QuantizeLinear");

    private final GraphScope scope;
    private final OutputShaping shaping;
    private final GraphEdit edit;
    private final BlockSizes sizes;

    BlockOutputs(GraphScope scope, OutputShaping shaping, GraphEdit edit, BlockSizes sizes) {
        this.scope = scope;
        this.shaping = shaping;
        this.edit = edit;
        this.sizes = sizes;
    }

    PromotedModel.Outputs add(List<AttentionBlock> blocks, List<String> hidden) {
        List<String> attentions = new ArrayList<>();
        for (AttentionBlock block : blocks) {
            attentions.add(attention(attentions.size(), block));
        }
        List<String> states = new ArrayList<>();
        for (String state : hidden) {
            String name = shaping.named(shaping.shaped(state, 1), "hidden_states." + states.size());
            edit.output(name, "1", "tokens", Integer.toString(width(hidden)));
            states.add(name);
        }
        return new PromotedModel.Outputs(
                attentions,
                kind(
                        "queries",
                        blocks.stream().map(block -> operand(block, true)).toList()),
                kind("keys", blocks.stream().map(block -> operand(block, false)).toList()),
                kind("values", blocks.stream().map(this::values).toList()),
                states);
    }

    /** Width of the hidden states; where they were not found, that of all heads together. */
    int width(List<String> hidden) {
        return hidden.stream()
                .findFirst()
                .flatMap(state -> scope.shapes().size(state, -1))
                .filter(Dim::isNumber)
                .map(size -> (int) size.factor())
                .orElse(sizes.heads() * sizes.headSize());
    }

    private String attention(int layer, AttentionBlock block) {
        String value = block.probabilities();
        boolean merged = scope.shapes().rank(value) == MERGED_AXES;
        NodeProto softmax = block.softmax().node();
        String floats =
                QuantizedSoftmax.is(softmax) ? QuantizedSoftmax.of(softmax).floats(edit, value) : shaping.floats(value);
        String shaped = shaping.cut(merged ? shaping.withBatch(floats) : floats, 2, 3);
        String name = shaped.equals(value) ? value : shaping.named(shaped, "attentions." + layer);
        edit.output(name, "1", Integer.toString(sizes.heads()), "tokens", "tokens");
        return name;
    }

    /** What meets in a product, as it is before scaling. */
    private record Operand(String value, List<Integer> order, List<Scale> scales) {
        boolean isInOrder() {
            return order.equals(order.stream().sorted().toList());
        }
    }

    private record Scale(String operator, String by) {}

    private Optional<Operand> values(AttentionBlock block) {
        String value = beforeQuantizing(block.values());
        return OperandAxes.ofValues(block, scope.shapes().rank(value))
                .map(order -> new Operand(value, order, List.of()));
    }

    private Optional<Operand> operand(AttentionBlock block, boolean isQuery) {
        String value = withoutMask(beforeQuantizing(isQuery ? block.queries() : block.keys()));
        return OperandAxes.ofScores(block, isQuery, scope.shapes().rank(value))
                .map(order -> new Operand(value, order, scales(value)));
    }

    private String beforeQuantizing(String value) {
        return scope.index()
                .producer(value)
                .filter(node -> QUANTIZING.contains(node.getOpType()))
                .map(node -> node.getInput(0))
                .orElse(value);
    }

    /** Where numbers were joined to the vectors so that their product has the mask in it: the vectors alone. */
    private String withoutMask(String value) {
        int last = scope.shapes().rank(value) - 1;
        return scope.index()
                .producer(value)
                .filter(node -> node.getOpType().equals("Concat"))
                .filter(node -> !isOfHeadSize(value, last))
                .flatMap(node -> node.getInputList().stream()
                        .filter(part -> isOfHeadSize(part, last))
                        .findFirst())
                .orElse(value);
    }

    private boolean isOfHeadSize(String value, int axis) {
        return scope.shapes()
                .size(value, axis)
                .filter(size -> size.is(sizes.headSize()))
                .isPresent();
    }

    /** The factors on the way back to the projection that are the same for all numbers. */
    private List<Scale> scales(String value) {
        List<Scale> scales = new ArrayList<>();
        String current = value;
        for (int step = 0; step < 10; step++) {
            Optional<NodeProto> maker = scope.index().producer(current);
            if (maker.isEmpty()) {
                return scales;
            }
            String operator = maker.get().getOpType();
            boolean isScale = (operator.equals("Mul") || operator.equals("Div"))
                    && isSingle(maker.get().getInput(1));
            if (isScale) {
                scales.add(new Scale(
                        operator.equals("Mul") ? "Div" : "Mul", maker.get().getInput(1)));
            } else if (!List.of("Transpose", "Reshape", "Identity", "Cast").contains(operator)) {
                return scales;
            }
            current = maker.get().getInput(0);
        }
        return scales;
    }

    private boolean isSingle(String value) {
        return !scope.live().isLive(value)
                && scope.shapes()
                        .of(value)
                        .filter(shape -> shape.stream().allMatch(size -> size.is(1)))
                        .isPresent();
    }

    private List<String> kind(String kind, List<Optional<Operand>> operands) {
        boolean complete = sizes.headSize() > 0
                && operands.stream()
                        .allMatch(operand -> operand.filter(this::fits).isPresent());
        if (!complete) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Optional<Operand> operand : operands) {
            String name = shaping.named(shaped(operand.orElseThrow()), kind + "." + names.size());
            edit.output(name, "1", Integer.toString(sizes.heads()), "tokens", Integer.toString(sizes.headSize()));
            names.add(name);
        }
        return names;
    }

    private boolean fits(Operand operand) {
        int rank = scope.shapes().rank(operand.value());
        return shaping.isFloating(operand.value())
                && (rank == MERGED_AXES || rank == HEAD_AXES)
                && operand.order().size() == rank
                && isOfHeadSize(operand.value(), operand.order().getLast());
    }

    private String shaped(Operand operand) {
        String value = operand.value();
        int rank = scope.shapes().rank(value);
        for (Scale scale : operand.scales()) {
            value = edit.node(scale.operator(), value + "/unscaled", List.of(value, scale.by()));
        }
        if (!operand.isInOrder()) {
            long[] order =
                    operand.order().stream().mapToLong(Integer::longValue).toArray();
            value = edit.node("Transpose", value + "/turned", List.of(value), Attribute.ofAll("perm", order));
        }
        String floats = shaping.isFloat(operand.value()) ? value : edit.cast(value, 1);
        return shaping.cut(rank == MERGED_AXES ? shaping.withBatch(floats) : floats, 2);
    }
}
