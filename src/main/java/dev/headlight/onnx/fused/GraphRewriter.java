package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.onnx.OnnxFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Walks a graph and its subgraphs and replaces fused nodes. Not thread-safe. */
final class GraphRewriter {
    static final String MAIN = "main";

    private final Names names;
    private final long opset;
    private final List<RewrittenNode> rewritten = new ArrayList<>();
    private final List<RefusedNode> refused = new ArrayList<>();

    GraphRewriter(Names names, long opset) {
        this.names = names;
        this.opset = opset;
    }

    List<RewrittenNode> rewritten() {
        return List.copyOf(rewritten);
    }

    List<RefusedNode> refused() {
        return List.copyOf(refused);
    }

    GraphProto rewrite(GraphProto graph, String scope, @Nullable GraphFacts outer) throws OnnxFormatException {
        int before = rewritten.size();
        List<NodeProto> nodes = rewrite(graph.getNodeList(), scope, new GraphFacts(graph, outer));
        return rewritten.size() == before
                ? graph
                : graph.toBuilder().clearNode().addAllNode(nodes).build();
    }

    List<NodeProto> rewrite(List<NodeProto> nodes, String scope, GraphFacts facts) throws OnnxFormatException {
        List<NodeProto> result = new ArrayList<>();
        for (NodeProto node : nodes) {
            result.addAll(rewrite(node, scope, facts));
        }
        return result;
    }

    private List<NodeProto> rewrite(NodeProto node, String scope, GraphFacts facts) throws OnnxFormatException {
        String operator = FusedNode.operator(node);
        Optional<FusedOperator> known = Operators.find(operator);
        if (known.isPresent()) {
            return replace(node, scope, facts, known.get());
        }
        if (Operators.isRefused(operator)) {
            refuse(node, scope, "this operator cannot be rewritten into primitive ones");
        }
        return List.of(withSubgraphs(node, scope, facts));
    }

    private List<NodeProto> replace(NodeProto node, String scope, GraphFacts facts, FusedOperator operator)
            throws OnnxFormatException {
        if (opset < Emitter.OLDEST_OPSET) {
            refuse(
                    node,
                    scope,
                    "the file uses operator set " + opset + ", rewriting needs " + Emitter.OLDEST_OPSET + " or newer");
            return List.of(node);
        }
        FusedNode fused = new FusedNode(node, facts);
        Emitter emit = new Emitter(names, FusedNode.name(node), opset);
        try {
            AttentionBlock block = operator.expand(fused, emit);
            rewritten.add(describe(node, scope, block, operator));
            return emit.nodes();
        } catch (RefusedException e) {
            refuse(node, scope, e.getMessage());
            return List.of(node);
        }
    }

    private static RewrittenNode describe(NodeProto node, String scope, AttentionBlock block, FusedOperator operator) {
        String name = FusedNode.operator(node);
        return new RewrittenNode(
                scope,
                name,
                FusedNode.name(node),
                block.probabilities().name(),
                block.queries().name(),
                block.keys().name(),
                block.values().name(),
                heads(node),
                "The fused operator " + name + " was rewritten into primitive ones: " + operator.method() + ".");
    }

    private static OptionalInt heads(NodeProto node) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("num_heads")
                        || attribute.getName().equals("q_num_heads"))
                .mapToInt(attribute -> (int) attribute.getI())
                .filter(heads -> heads > 0)
                .findFirst();
    }

    private void refuse(NodeProto node, String scope, @Nullable String reason) {
        String name = FusedNode.operator(node);
        refused.add(new RefusedNode(
                scope,
                name,
                FusedNode.name(node),
                "The probabilities of the fused operator " + name + " cannot be had: " + reason + "."));
    }

    private NodeProto withSubgraphs(NodeProto node, String scope, GraphFacts facts) throws OnnxFormatException {
        if (node.getAttributeList().stream()
                .noneMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0)) {
            return node;
        }
        NodeProto.Builder result = node.toBuilder().clearAttribute();
        for (AttributeProto attribute : node.getAttributeList()) {
            String inner = (scope.equals(MAIN) ? "" : scope) + "/" + node.getName() + "." + attribute.getName();
            AttributeProto.Builder changed = attribute.toBuilder();
            if (attribute.hasG()) {
                changed.setG(rewrite(attribute.getG(), inner, facts));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                changed.setGraphs(i, rewrite(attribute.getGraphs(i), inner + "[" + i + "]", facts));
            }
            result.addAttribute(changed);
        }
        return result.build();
    }
}
