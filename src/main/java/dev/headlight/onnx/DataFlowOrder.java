package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts the nodes of a graph into the order in which data flows; otherwise they keep the order of the file. */
final class DataFlowOrder {
    private final List<NodeProto> nodes;
    private final Map<String, Integer> makers = new HashMap<>();
    private final List<List<Integer>> users = new ArrayList<>();
    private final int[] waiting;

    private DataFlowOrder(List<NodeProto> nodes) {
        this.nodes = nodes;
        this.waiting = new int[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            users.add(new ArrayList<>());
            for (String output : nodes.get(i).getOutputList()) {
                makers.put(output, i);
            }
        }
        makers.remove("");
        for (int i = 0; i < nodes.size(); i++) {
            for (String used : uses(nodes.get(i))) {
                Integer maker = makers.get(used);
                if (maker != null) {
                    users.get(maker).add(i);
                    waiting[i]++;
                }
            }
        }
    }

    /** @throws OnnxFormatException if a node needs its own result */
    static GraphProto sorted(GraphProto graph) throws OnnxFormatException {
        List<NodeProto> sorted = new DataFlowOrder(graph.getNodeList()).sort();
        GraphProto.Builder result = graph.toBuilder().clearNode();
        for (NodeProto node : sorted) {
            result.addNode(withSortedGraphs(node));
        }
        return result.build();
    }

    private static NodeProto withSortedGraphs(NodeProto node) throws OnnxFormatException {
        NodeProto.Builder result = node.toBuilder();
        for (AttributeProto.Builder attribute : result.getAttributeBuilderList()) {
            if (attribute.hasG()) {
                attribute.setG(sorted(attribute.getG()));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                attribute.setGraphs(i, sorted(attribute.getGraphs(i)));
            }
        }
        return result.build();
    }

    private List<NodeProto> sort() throws OnnxFormatException {
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                ready.add(i);
            }
        }
        List<NodeProto> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(nodes.get(next));
            for (int user : users.get(next)) {
                if (--waiting[user] == 0) {
                    ready.add(user);
                }
            }
        }
        if (sorted.size() < nodes.size()) {
            throw new OnnxFormatException("This ONNX file is damaged: its graph runs in a circle, "
                    + (nodes.size() - sorted.size()) + " of " + nodes.size() + " nodes wait for their own results");
        }
        return sorted;
    }

    /** The values that a node needs, those that graphs within it take from outside included. */
    static Set<String> uses(NodeProto node) {
        Set<String> used = new HashSet<>(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                used.addAll(outside(attribute.getG()));
            }
            attribute.getGraphsList().forEach(graph -> used.addAll(outside(graph)));
        }
        used.remove("");
        return used;
    }

    private static Set<String> outside(GraphProto graph) {
        Set<String> used = new HashSet<>();
        graph.getNodeList().forEach(node -> used.addAll(uses(node)));
        graph.getOutputList().forEach(output -> used.add(output.getName()));
        graph.getNodeList().forEach(node -> node.getOutputList().forEach(used::remove));
        graph.getInputList().forEach(input -> used.remove(input.getName()));
        graph.getInitializerList().forEach(tensor -> used.remove(tensor.getName()));
        return used;
    }
}
