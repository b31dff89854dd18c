package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Widens the rows that are looked up in a table of float16 numbers instead of the whole table: the numbers are the same, and
 * a vocabulary need not lie in memory twice.
 */
final class LookedUpHalves {
    private static final String GATHER = "Gather";

    private final GraphProto graph;
    private final List<NodeProto> widening;
    private final Map<String, String> halves = new HashMap<>();

    /** @param widening nodes that make float32 weights of stored ones */
    LookedUpHalves(GraphProto graph, List<NodeProto> widening) {
        this.graph = graph;
        this.widening = widening;
        widening.stream()
                .filter(node -> node.getInput(0).endsWith(CompactGraph.HALF))
                .forEach(node -> halves.put(node.getOutput(0), node.getInput(0)));
    }

    /** The widening nodes of which something else than a look-up needs the result. */
    List<NodeProto> widening() {
        Set<String> used = new HashSet<>();
        widening.forEach(node -> used.addAll(node.getInputList()));
        graph.getOutputList().forEach(output -> used.add(output.getName()));
        for (NodeProto node : graph.getNodeList()) {
            used.addAll(isLookUp(node) ? List.of(node.getInput(1)) : DataFlowOrder.uses(node));
        }
        return widening.stream()
                .filter(node -> used.contains(node.getOutput(0)))
                .toList();
    }

    /** The nodes of the graph, each look-up in a table of halves followed by a widening of its rows. */
    List<NodeProto> nodes() {
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (isLookUp(node)) {
                String rows = node.getOutput(0) + CompactGraph.HALF;
                String table = halves.get(node.getInput(0));
                // The widening takes the name, as it takes the output.
                nodes.add(node.toBuilder()
                        .setName(rows)
                        .setInput(0, table)
                        .setOutput(0, rows)
                        .build());
                nodes.add(CompactGraph.widening(rows, node.getOutput(0)));
            } else {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private boolean isLookUp(NodeProto node) {
        return node.getOpType().equals(GATHER) && halves.containsKey(node.getInput(0));
    }
}
