package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds attention in plain exports: a softmax over the last axis whose result multiplies values that were split into
 * heads by a reshape to {@code [.., .., heads, head size]} and a transpose.
 */
final class PlainAttentionFinder {
    private static final List<Long> SPLIT_HEADS = List.of(0L, 2L, 1L, 3L);
    private static final List<Long> SPLIT_AND_TURN = List.of(0L, 2L, 3L, 1L);
    private static final List<Long> TURN = List.of(0L, 1L, 3L, 2L);
    private static final Set<String> PASSED_FORWARD = Set.of("Cast", "Dropout", "Identity");
    private static final Set<String> PASSED_BACK =
            Set.of("Add", "Mul", "Div", "Sub", "Where", "Cast", "Identity", "Max");
    private static final int LONGEST_WAY = 8;
    private static final int AXES = 4;

    /** In the target of a reshape: whatever is left. */
    private static final long INFERRED = -1;

    private static final long WIDEST = 1 << 20;

    private final GraphProto graph;
    private final GraphIndex index;
    private final List<String> seen = new ArrayList<>();

    PlainAttentionFinder(GraphProto graph) {
        this.graph = graph;
        this.index = new GraphIndex(graph);
    }

    /** The blocks in data-flow order. */
    List<PlainAttention> find() {
        List<PlainAttention> found = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Softmax")) {
                attention(node).ifPresentOrElse(found::add, () -> seen.add(node.getOutput(0)));
            }
        }
        return found;
    }

    /** The results of softmaxes that are no plain attention. */
    List<String> otherSoftmaxes() {
        return List.copyOf(seen);
    }

    private Optional<PlainAttention> attention(NodeProto softmax) {
        long axis =
                GraphIndex.attribute(softmax, "axis").map(AttributeProto::getI).orElse(-1L);
        if (axis != -1 && axis != 3) {
            return Optional.empty();
        }
        return productWithValues(softmax.getOutput(0)).flatMap(product -> attention(softmax, product));
    }

    private Optional<PlainAttention> attention(NodeProto softmax, NodeProto product) {
        String values = product.getInput(1);
        Optional<HeadSplit> split = index.producer(values)
                .filter(node -> GraphIndex.isTranspose(node, SPLIT_HEADS))
                .flatMap(this::headSplit);
        if (split.isEmpty()) {
            return Optional.empty();
        }
        Optional<NodeProto> scores = scores(softmax.getInput(0), 0);
        Optional<String> queries = scores.flatMap(node -> queries(node.getInput(0)));
        return Optional.of(new PlainAttention(
                softmax.getOutput(0),
                product.getOutput(0),
                values,
                queries,
                scores.map(node -> node.getInput(1)).filter(this::areTurnedKeys),
                queries.flatMap(index::producer).flatMap(this::projected),
                (int) split.get().heads(),
                (int) split.get().headSize()));
    }

    private Optional<NodeProto> productWithValues(String probabilities) {
        String value = probabilities;
        for (int step = 0; step < LONGEST_WAY; step++) {
            List<NodeProto> users = index.consumers(value);
            if (users.size() != 1) {
                return Optional.empty();
            }
            NodeProto user = users.getFirst();
            if (user.getOpType().equals("MatMul")) {
                return user.getInput(0).equals(value) ? Optional.of(user) : Optional.empty();
            }
            if (!PASSED_FORWARD.contains(user.getOpType())) {
                return Optional.empty();
            }
            value = user.getOutput(0);
        }
        return Optional.empty();
    }

    /** The product of queries and keys, behind scaling and masks. */
    private Optional<NodeProto> scores(String value, int steps) {
        Optional<NodeProto> maker = index.producer(value);
        if (maker.isEmpty() || steps > LONGEST_WAY) {
            return Optional.empty();
        }
        NodeProto node = maker.get();
        if (node.getOpType().equals("MatMul")) {
            return index.isConstant(node.getInput(1)) ? Optional.empty() : maker;
        }
        if (!PASSED_BACK.contains(node.getOpType())) {
            return Optional.empty();
        }
        return node.getInputList().stream()
                .flatMap(input -> scores(input, steps + 1).stream())
                .findFirst();
    }

    /** The transposed queries, behind a scaling by a constant. */
    private Optional<String> queries(String value) {
        Optional<NodeProto> maker = index.producer(value);
        if (maker.filter(node -> GraphIndex.isTranspose(node, SPLIT_HEADS)).isPresent()) {
            return Optional.of(value);
        }
        return maker.filter(node -> Set.of("Mul", "Div").contains(node.getOpType()))
                .filter(node -> index.isConstant(node.getInput(1)))
                .map(node -> node.getInput(0))
                .filter(input -> index.producer(input)
                        .filter(node -> GraphIndex.isTranspose(node, SPLIT_HEADS))
                        .isPresent());
    }

    private boolean areTurnedKeys(String value) {
        Optional<NodeProto> maker = index.producer(value, "Transpose");
        if (maker.isEmpty() || GraphIndex.isTranspose(maker.get(), SPLIT_AND_TURN)) {
            return maker.isPresent();
        }
        return GraphIndex.isTranspose(maker.get(), TURN)
                && index.producer(maker.get().getInput(0))
                        .filter(node -> GraphIndex.isTranspose(node, SPLIT_HEADS))
                        .isPresent();
    }

    /** What a reshaped linear layer with bias was computed from. */
    private Optional<String> projected(NodeProto transpose) {
        Optional<NodeProto> sum = index.producer(transpose.getInput(0), "Reshape")
                .flatMap(reshape -> index.producer(reshape.getInput(0), "Add"));
        return sum.flatMap(add -> add.getInputList().stream()
                .flatMap(input -> index.producer(input, "MatMul").stream())
                .filter(product -> index.isConstant(product.getInput(1)))
                .map(product -> product.getInput(0))
                .findFirst());
    }

    private record HeadSplit(long heads, long headSize) {
        /** Fills in the one size that the export left to be worked out. */
        Optional<HeadSplit> complete(long width) {
            HeadSplit split = this;
            if (heads == INFERRED && headSize > 0) {
                split = new HeadSplit(width / headSize, headSize);
            } else if (headSize == INFERRED && heads > 0) {
                split = new HeadSplit(heads, width / heads);
            }
            boolean possible = split.heads > 0 && split.headSize > 0 && split.heads * split.headSize <= WIDEST;
            return possible ? Optional.of(split) : Optional.empty();
        }
    }

    private Optional<HeadSplit> headSplit(NodeProto transpose) {
        Optional<NodeProto> reshape = index.producer(transpose.getInput(0), "Reshape");
        return reshape.map(node -> node.getInput(1))
                .flatMap(this::lastTwo)
                .flatMap(split -> split.complete(biasSize(reshape.get().getInput(0))));
    }

    /** The width of a linear layer, told by its bias; 0 where there is none. */
    private long biasSize(String sum) {
        return index.producer(sum, "Add")
                .flatMap(add -> add.getInputList().stream()
                        .flatMap(input -> index.constant(input).stream())
                        .filter(bias -> bias.getDimsCount() == 1)
                        .findFirst())
                .map(bias -> bias.getDims(0))
                .orElse(0L);
    }

    private Optional<HeadSplit> lastTwo(String shape) {
        Optional<long[]> constant = index.wholeNumbers(shape);
        if (constant.isPresent() && constant.get().length == AXES) {
            return Optional.of(new HeadSplit(constant.get()[2], constant.get()[3]));
        }
        return index.producer(shape, "Concat")
                .filter(concat -> concat.getInputCount() == AXES)
                .flatMap(concat -> index.wholeNumbers(concat.getInput(2))
                        .flatMap(heads -> index.wholeNumbers(concat.getInput(3))
                                .filter(size -> heads.length == 1 && size.length == 1)
                                .map(size -> new HeadSplit(heads[0], size[0]))));
    }
}
