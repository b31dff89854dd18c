package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.headlight.core.AttentionKind;
import dev.headlight.onnx.AttentionReport.Found;
import dev.headlight.onnx.AttentionReport.Other;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what was found, and what was seen beside it, into words. */
final class ReportWriter {
    private static final int SHOWN = 3;
    private static final int MOST_OPERATORS = 40;

    private final ExpandedModel model;
    private final List<GraphScope> scopes;

    ReportWriter(ExpandedModel model, List<GraphScope> scopes) {
        this.model = model;
        this.scopes = scopes;
    }

    AttentionReport report(List<AttentionBlock> blocks, List<Other> others) throws IOException {
        Map<String, Integer> operators = operators();
        DeclaredAttentions declared = new DeclaredAttentions(scopes.getFirst(), blocks);
        List<Found> found = new ArrayList<>();
        for (AttentionBlock block : blocks) {
            found.add(found(found.size(), block, declared));
        }
        List<String> problems = new ArrayList<>(model.refused());
        problems.addAll(fused());
        List<DeclaredOnly> claims = found.isEmpty() ? DeclaredOnly.in(scopes.getFirst()) : List.of();
        if (claims.isEmpty()) {
            problems.addAll(declared.problems());
        }
        claims.forEach(claim -> found.add(claimed(found.size(), claim)));
        model.file().missingFiles().forEach(name -> problems.add(StoredFiles.missing(name)));
        if (found.isEmpty()) {
            problems.add(nothing(operators, others));
        }
        return new AttentionReport(
                model.file().producer(),
                model.file().opsets(),
                operators,
                described(model.graph().getInputList()),
                described(model.graph().getOutputList()),
                parameters(),
                found,
                others,
                problems);
    }

    /** Fused nodes that nobody rewrote or refused. */
    private List<String> fused() {
        return scopes.stream()
                .flatMap(scope -> scope.graph().getNodeList().stream())
                .filter(node -> node.getOpType().endsWith("Attention"))
                .filter(node -> model.refused().stream().noneMatch(reason -> reason.contains(node.getOpType())))
                .map(node -> "The fused node \"" + Protos.shown(node.getName()) + "\" (" + Protos.operator(node)
                        + ") hides its probabilities and cannot be rewritten; export the model without fusing")
                .toList();
    }

    private Found found(int layer, AttentionBlock block, DeclaredAttentions declared) {
        String key = ExpandedModel.key(block.scope().path(), block.probabilities());
        String method = model.rewritten().containsKey(key)
                ? model.rewritten().getOrDefault(key, "")
                : declared.output(block)
                        .map(name -> "declared output " + name + ", which is a "
                                + block.softmax().method())
                        .orElse(block.softmax().method() + " over the keys, found by structure");
        return new Found(
                layer,
                block.scope().path(),
                block.probabilities(),
                block.kind(),
                method,
                block.heads(),
                Optional.of(block.queries()),
                Optional.of(block.keys()),
                Optional.of(block.values()));
    }

    private static Found claimed(int layer, DeclaredOnly claim) {
        return new Found(
                layer,
                GraphScope.MAIN,
                claim.output(),
                AttentionKind.SELF,
                "declared output " + claim.output() + ", which the structure of the graph does not confirm; a first run"
                        + " must give rows that sum to 1",
                OptionalInt.of(claim.heads()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, Integer> operators() {
        Map<String, Integer> counts = new TreeMap<>();
        for (GraphScope scope : scopes) {
            for (NodeProto node : scope.graph().getNodeList()) {
                counts.merge(Protos.operator(node), 1, Integer::sum);
            }
        }
        return counts;
    }

    private long parameters() throws IOException {
        long sum = 0;
        for (GraphScope scope : scopes) {
            for (TensorProto tensor : scope.graph().getInitializerList()) {
                sum += tensor.getDataType() == DataType.INT64_VALUE ? 0 : TensorSizes.elements(tensor);
            }
        }
        return sum;
    }

    private List<String> described(List<ValueInfoProto> values) {
        Set<String> constants = new HashSet<>();
        model.graph().getInitializerList().forEach(tensor -> constants.add(tensor.getName()));
        return values.stream()
                .filter(value -> !constants.contains(value.getName()))
                .map(ReportWriter::described)
                .toList();
    }

    private static String described(ValueInfoProto value) {
        int type = value.getType().getTensorType().getElemType();
        DataType known = DataType.forNumber(type);
        String shape = Shapes.declared(value)
                .map(sizes -> sizes.stream().map(Dim::toString).collect(Collectors.joining(", ", " [", "]")))
                .orElse("");
        return value.getName() + ": "
                + (known == null ? "type " + type : known.name().toLowerCase(Locale.ROOT)) + shape;
    }

    private String nothing(Map<String, Integer> operators, List<Other> others) {
        String seen = others.isEmpty()
                ? "no softmax at all; its operators are "
                        + operators.keySet().stream().limit(MOST_OPERATORS).collect(Collectors.joining(", "))
                : others.size() + " softmax of another kind: "
                        + others.stream()
                                .limit(SHOWN)
                                .map(other -> Protos.shown(other.tensor()) + " (" + other.reason() + ")")
                                .collect(Collectors.joining("; "));
        return "No attention was found in " + model.file().file().getFileName()
                + ": looked for a softmax over the last axis of scores [batch, heads, queries, keys], made of queries and"
                + " keys, whose result multiplies values; found " + seen + "."
                + " If this is a transformer, export it again with eager attention or with attention outputs";
    }
}
