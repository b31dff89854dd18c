package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a text model as it was found into the one form that the engine runs: one text as {@code input_ids [1,
 * tokens]}, attentions, queries, keys, values and hidden states as outputs, a head mask as an input.
 *
 * <p>Other names, types, fixed lengths and batches, positions and empty pasts are handled by nodes that are added within
 * the graph.
 */
public final class CanonicalGraph {
    private CanonicalGraph() {}

    /** @throws OnnxFormatException if there is no attention, or the model cannot be fed a text; says which and why */
    public static PromotedModel of(OnnxModelFile file) throws IOException {
        ExpandedModel expanded = ExpandedModel.of(file);
        AttentionReport report = AttentionFinder.find(expanded);
        if (report.blocks().isEmpty()) {
            throw new OnnxFormatException(report.problems().getLast());
        }
        if (!file.missingFiles().isEmpty()) {
            throw new OnnxFormatException(
                    StoredFiles.missing(file.missingFiles().getFirst()));
        }
        check(report);
        GraphProto graph = ReservedNames.cleared(expanded.graph());
        GraphScope declared = GraphScope.main(graph, Map.of());
        InputRoles roles = InputRoles.of(declared, AttentionFinder.blocks(file, declared));
        BoundInputs bound = BoundInputs.of(roles);
        GraphScope scope = GraphScope.main(graph, bound.shapes());
        List<AttentionBlock> blocks = AttentionFinder.blocks(file, scope);
        BlockSizes sizes = BlockSizes.of(blocks, bound);
        GraphEdit edit = new GraphEdit(graph);
        ElementTypes types = new ElementTypes(graph, scope.index());
        List<String> inputs = new InputRewriting(edit, roles, bound).rewrite();
        OutputShaping shaping = new OutputShaping(edit, bound, types);
        new PaddingMask(edit, types, scope, bound).insert(blocks, roles);
        new HeadMaskRewriting(edit, types, scope.shapes()).insert(blocks, sizes.heads());
        List<String> hidden = new HiddenStates(scope, blocks).find();
        BlockOutputs outputs = new BlockOutputs(scope, shaping, edit, sizes);
        PromotedModel.Outputs named = outputs.add(blocks, hidden);
        int width = outputs.width(hidden);
        boolean isDecoder = report.blocks().stream().anyMatch(block -> block.kind() != AttentionKind.SELF);
        TaskOutputs.Answer answer = new TaskOutputs(scope, bound, shaping, edit, new HashSet<>(hidden))
                .add(roles.wordRows(), width, isDecoder);
        GraphProto built = edit.build();
        ExternalWeights weights = ExternalWeights.of(built);
        return new PromotedModel(
                new OnnxGraph(
                        weights.graph(),
                        expanded.opsets(),
                        weights.slots(),
                        file.model().getIrVersion()),
                report,
                inputs,
                named,
                answer.task(),
                classes(built, answer.task()),
                sizes.heads(),
                sizes.headSize(),
                width,
                (int) roles.wordRows(),
                new PositionLimit(scope, roles, bound).tokens(),
                new PromotedModel.Weights(file, weights.sources()));
    }

    /** The size of the last axis of the logits, which stands there as a number. */
    private static int classes(GraphProto graph, ModelTask task) {
        boolean hasClasses = task == ModelTask.FILL_MASK
                || task == ModelTask.TEXT_CLASSIFICATION
                || task == ModelTask.TOKEN_CLASSIFICATION;
        return graph.getOutputList().stream()
                .filter(output -> hasClasses && output.getName().equals("logits"))
                .map(output -> output.getType().getTensorType().getShape())
                .map(shape -> (int) shape.getDim(shape.getDimCount() - 1).getDimValue())
                .findFirst()
                .orElse(0);
    }

    private static void check(AttentionReport report) throws OnnxFormatException {
        for (AttentionReport.Found block : report.blocks()) {
            if (!block.scope().equals(GraphScope.MAIN)) {
                throw new OnnxFormatException(
                        "The attention of this model lies in " + Protos.shown(block.scope())
                                + ", a graph within a node, where it cannot be shown. Export the encoder or decoder on its own");
            }
            if (block.kind() == AttentionKind.CROSS) {
                throw new OnnxFormatException("This model translates between two sequences: \""
                        + Protos.shown(block.tensor()) + "\" looks from one to the other. Models of a single text can"
                        + " be opened; export the encoder on its own");
            }
        }
    }
}
