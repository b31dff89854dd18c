package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Replaces every call of a model's local functions by the nodes of the function. */
final class FunctionUnfolding {
    private static final int DEEPEST = 24;
    private static final int MOST_NODES = 200_000;

    private final Map<String, FunctionProto> functions = new HashMap<>();
    private int calls;
    private int nodes;

    private FunctionUnfolding(ModelProto model) {
        model.getFunctionsList()
                .forEach(function ->
                        functions.put(key(function.getDomain(), function.getName(), function.getOverload()), function));
    }

    /** The model without functions; itself if it has none. */
    static ModelProto unfold(ModelProto model) throws OnnxFormatException {
        if (model.getFunctionsCount() == 0) {
            return model;
        }
        FunctionUnfolding unfolding = new FunctionUnfolding(model);
        ModelProto.Builder result = model.toBuilder().clearFunctions();
        result.setGraph(unfolding.graph(model.getGraph(), 0));
        Set<String> known = model.getOpsetImportList().stream()
                .map(opset -> Protos.domain(opset.getDomain()))
                .collect(Collectors.toSet());
        for (FunctionProto function : model.getFunctionsList()) {
            for (OperatorSetIdProto opset : function.getOpsetImportList()) {
                if (known.add(Protos.domain(opset.getDomain()))) {
                    result.addOpsetImport(opset);
                }
            }
        }
        return result.build();
    }

    private static String key(String domain, String name, String overload) {
        return Protos.domain(domain) + ":" + name + ":" + overload;
    }

    private GraphProto graph(GraphProto graph, int depth) throws OnnxFormatException {
        GraphProto.Builder result = graph.toBuilder().clearNode();
        for (NodeProto node : graph.getNodeList()) {
            unfold(node, depth, result);
        }
        return result.build();
    }

    private void unfold(NodeProto node, int depth, GraphProto.Builder into) throws OnnxFormatException {
        FunctionProto function = functions.get(key(node.getDomain(), node.getOpType(), node.getOverload()));
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new OnnxFormatException("The functions in this ONNX file unfold into more than " + MOST_NODES
                    + " nodes or call each other more than " + DEEPEST + " deep, more than any known transformer");
        }
        if (function == null) {
            into.addNode(withInner(node, depth));
            return;
        }
        Function<String, String> names = names(node, function, "call" + calls++ + "/");
        for (NodeProto inner : function.getNodeList()) {
            unfold(renamed(inner, names, node, function), depth + 1, into);
        }
    }

    private NodeProto withInner(NodeProto node, int depth) throws OnnxFormatException {
        if (node.getAttributeList().stream().noneMatch(a -> a.hasG() || a.getGraphsCount() > 0)) {
            return node;
        }
        NodeProto.Builder result = node.toBuilder().clearAttribute();
        for (AttributeProto attribute : node.getAttributeList()) {
            AttributeProto.Builder changed = attribute.toBuilder();
            if (attribute.hasG()) {
                changed.setG(graph(attribute.getG(), depth + 1));
            }
            for (int i = 0; i < attribute.getGraphsCount(); i++) {
                changed.setGraphs(i, graph(attribute.getGraphs(i), depth + 1));
            }
            result.addAttribute(changed);
        }
        return result.build();
    }

    private static Function<String, String> names(NodeProto call, FunctionProto function, String prefix) {
        Map<String, String> known = new HashMap<>(Map.of("", ""));
        for (int i = 0; i < function.getInputCount(); i++) {
            known.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
        }
        for (int i = 0; i < function.getOutputCount(); i++) {
            if (i < call.getOutputCount() && !call.getOutput(i).isEmpty()) {
                known.put(function.getOutput(i), call.getOutput(i));
            }
        }
        return name -> known.getOrDefault(name, prefix + name);
    }

    private static NodeProto renamed(
            NodeProto node, Function<String, String> names, NodeProto call, FunctionProto function) {
        NodeProto.Builder result = node.toBuilder().clearInput().clearOutput().clearAttribute();
        result.setName(names.apply(node.getName()));
        node.getInputList().forEach(input -> result.addInput(names.apply(input)));
        node.getOutputList().forEach(output -> result.addOutput(names.apply(output)));
        for (AttributeProto attribute : node.getAttributeList()) {
            resolved(attribute, call, function)
                    .ifPresent(found -> result.addAttribute(renamed(found, names, call, function)));
        }
        return result.build();
    }

    private static AttributeProto renamed(
            AttributeProto attribute, Function<String, String> names, NodeProto call, FunctionProto function) {
        AttributeProto.Builder result = attribute.toBuilder();
        if (attribute.hasG()) {
            result.setG(renamed(attribute.getG(), names, call, function));
        }
        for (int i = 0; i < attribute.getGraphsCount(); i++) {
            result.setGraphs(i, renamed(attribute.getGraphs(i), names, call, function));
        }
        return result.build();
    }

    private static GraphProto renamed(
            GraphProto graph, Function<String, String> names, NodeProto call, FunctionProto function) {
        GraphProto.Builder result = graph.toBuilder().clearNode();
        graph.getNodeList().forEach(node -> result.addNode(renamed(node, names, call, function)));
        result.getInputBuilderList().forEach(input -> input.setName(names.apply(input.getName())));
        result.getOutputBuilderList().forEach(output -> output.setName(names.apply(output.getName())));
        result.getInitializerBuilderList().forEach(tensor -> tensor.setName(names.apply(tensor.getName())));
        return result.build();
    }

    /** The attribute with the caller's value where it refers to one, or the function's default; or none. */
    private static Optional<AttributeProto> resolved(AttributeProto attribute, NodeProto call, FunctionProto function) {
        String reference = attribute.getRefAttrName();
        if (reference.isEmpty()) {
            return Optional.of(attribute);
        }
        return List.of(call.getAttributeList(), function.getAttributeProtoList()).stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.getName().equals(reference))
                .findFirst()
                .map(found -> found.toBuilder().setName(attribute.getName()).build());
    }
}
