package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the attentions of a plain export outputs of its graph, and lets heads be switched off.
 *
 * <p>Plain means: not fused, not quantised, each block written as queries times keys, softmax, times values, with four
 * axes. Attentions keep the names that they have in the file. Where queries, keys, values and hidden states can be told
 * as surely in every layer, they become outputs too.
 */
public final class AttentionPromotion {
    private static final int SHOWN_NAMES = 3;

    private AttentionPromotion() {}

    /**
     * Reads a model and promotes its attentions; the whole model is in memory.
     *
     * @throws OnnxFormatException if this is no ONNX model, or no plain attention is in it
     */
    public static PromotedModel promote(InputStream onnx) throws IOException {
        ModelProto model = OnnxReader.read(onnx);
        GraphProto graph = model.getGraph();
        PlainAttentionFinder finder = new PlainAttentionFinder(graph);
        List<PlainAttention> blocks = finder.find();
        if (blocks.isEmpty()) {
            throw notFound(graph, finder.otherSoftmaxes());
        }
        int heads = blocks.getFirst().heads();
        int headSize = blocks.getFirst().headSize();
        if (blocks.stream().anyMatch(block -> block.heads() != heads || block.headSize() != headSize)) {
            throw new OnnxFormatException("The layers of this model have different heads; expected " + heads
                    + " of size " + headSize + " in each");
        }
        return promoted(model, blocks);
    }

    private static PromotedModel promoted(ModelProto model, List<PlainAttention> blocks) {
        GraphProto graph = model.getGraph();
        int heads = blocks.getFirst().heads();
        int headSize = blocks.getFirst().headSize();
        PromotedModel.Outputs outputs = outputs(graph, blocks);
        GraphProto.Builder changed = HeadMask.insert(graph, blocks).toBuilder();
        addKeys(changed, outputs.keys(), blocks);
        String number = Integer.toString(heads);
        String size = Integer.toString(headSize);
        addOutputs(changed, outputs.attentions(), "batch", number, "queries", "keys");
        addOutputs(changed, outputs.queries(), "batch", number, "queries", size);
        addOutputs(changed, outputs.keys(), "batch", number, "keys", size);
        addOutputs(changed, outputs.values(), "batch", number, "keys", size);
        addOutputs(changed, outputs.hiddenStates(), "batch", "queries", Integer.toString(heads * headSize));
        ExternalWeights weights = ExternalWeights.of(changed.build());
        OnnxGraph result =
                new OnnxGraph(weights.graph(), model.getOpsetImportList(), weights.slots(), model.getIrVersion());
        EmbeddingTables tables = new EmbeddingTables(graph);
        return new PromotedModel(
                result, outputs, heads, headSize, tables.vocabularySize(), tables.maxPositions(), weights.numbers());
    }

    private static PromotedModel.Outputs outputs(GraphProto graph, List<PlainAttention> blocks) {
        List<String> keys = new ArrayList<>();
        for (int layer = 0; layer < blocks.size(); layer++) {
            if (blocks.get(layer).keysTurned().isPresent()) {
                keys.add("keys." + layer);
            }
        }
        return new PromotedModel.Outputs(
                blocks.stream().map(PlainAttention::attentions).toList(),
                complete(
                        blocks.stream()
                                .flatMap(block -> block.queries().stream())
                                .toList(),
                        blocks.size()),
                complete(keys, blocks.size()),
                blocks.stream().map(PlainAttention::values).toList(),
                hiddenStates(graph, blocks));
    }

    private static List<String> hiddenStates(GraphProto graph, List<PlainAttention> blocks) {
        List<String> hidden = new ArrayList<>();
        blocks.forEach(block -> block.hidden().ifPresent(hidden::add));
        finalState(graph, blocks.getFirst()).ifPresent(hidden::add);
        return complete(hidden, blocks.size() + 1);
    }

    /** The graph's own output, if it has just one and that is as wide as the hidden states. */
    private static Optional<String> finalState(GraphProto graph, PlainAttention block) {
        long width = (long) block.heads() * block.headSize();
        return graph.getOutputCount() != 1
                ? Optional.empty()
                : Optional.of(graph.getOutput(0))
                        .filter(output ->
                                output.getType().getTensorType().getShape().getDimCount() == 3)
                        .filter(output -> output.getType()
                                        .getTensorType()
                                        .getShape()
                                        .getDim(2)
                                        .getDimValue()
                                == width)
                        .map(ValueInfoProto::getName);
    }

    private static List<String> complete(List<String> names, int expected) {
        boolean all = names.size() == expected && names.stream().distinct().count() == expected;
        return all ? names : List.of();
    }

    private static void addKeys(GraphProto.Builder graph, List<String> keys, List<PlainAttention> blocks) {
        for (int layer = 0; layer < keys.size(); layer++) {
            String turned = blocks.get(layer).keysTurned().orElseThrow();
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Transpose")
                    .setName(keys.get(layer))
                    .addInput(turned)
                    .addOutput(keys.get(layer))
                    .addAttribute(Attribute.ofAll("perm", 0, 1, 3, 2).proto()));
        }
    }

    private static void addOutputs(GraphProto.Builder graph, List<String> names, String... shape) {
        List<String> already =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        names.stream()
                .filter(name -> !already.contains(name))
                .forEach(name -> graph.addOutput(Protos.valueInfo(name, ElementType.FLOAT, List.of(shape))));
    }

    private static OnnxFormatException notFound(GraphProto graph, List<String> softmaxes) {
        String found = softmaxes.isEmpty()
                ? "no Softmax; its operators are "
                        + graph.getNodeList().stream()
                                .map(NodeProto::getOpType)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                : softmaxes.size() + " Softmax of another kind, such as "
                        + softmaxes.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
        return new OnnxFormatException(
                "No attention was found in this model: looked for a Softmax over the last axis whose result multiplies"
                        + " values that are split into heads, found " + found
                        + ". Export the model without fusing or quantising");
    }
}
