package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The steps that bring one model into the form that the engine runs. */
final class TextModelRewriting {
    private final ExpandedModel expanded;
    private final OnnxModelFile file;
    private final AttentionReport report;
    private final InputRoles roles;
    private final BoundInputs bound;
    private final GraphScope scope;
    private final GraphEdit edit;
    private final ElementTypes types;
    private final OutputShaping shaping;
    private final List<String> inputs;

    TextModelRewriting(ExpandedModel expanded, AttentionReport report) throws IOException {
        this.expanded = expanded;
        this.file = expanded.file();
        this.report = report;
        GraphProto graph = ReservedNames.cleared(expanded.graph());
        GraphScope declared = GraphScope.main(graph, Map.of());
        roles = InputRoles.of(declared, AttentionFinder.blocks(file, declared));
        bound = BoundInputs.of(roles);
        scope = GraphScope.main(graph, bound.shapes());
        edit = new GraphEdit(graph);
        types = new ElementTypes(graph, scope.index());
        inputs = new InputRewriting(edit, roles, bound).rewrite();
        shaping = new OutputShaping(edit, bound, types);
    }

    PromotedModel rewrite() throws IOException {
        List<AttentionBlock> blocks = AttentionFinder.blocks(file, scope);
        return blocks.isEmpty() ? declared() : found(blocks);
    }

    private PromotedModel found(List<AttentionBlock> blocks) throws IOException {
        BlockSizes sizes = BlockSizes.of(blocks, bound);
        new PaddingMask(edit, types, scope, bound).insert(blocks, roles);
        new HeadMaskRewriting(edit, types, scope.shapes()).insert(blocks, sizes.heads());
        List<String> hidden = new HiddenStates(scope, blocks).find();
        BlockOutputs outputs = new BlockOutputs(scope, shaping, edit, sizes);
        PromotedModel.Outputs named = outputs.add(blocks, hidden);
        boolean isDecoder = report.blocks().stream().anyMatch(block -> block.kind() != AttentionKind.SELF);
        return finished(named, sizes, outputs.width(hidden), hidden, isDecoder);
    }

    /** Where only the names of outputs speak of attention. */
    private PromotedModel declared() throws IOException {
        List<DeclaredOnly> attentions = DeclaredOnly.in(scope);
        DeclaredOnly.check(attentions, bound);
        int heads = attentions.getFirst().heads();
        int width = (int) new LookedUpTables(scope).width(roles.wordRows());
        PromotedModel.Outputs named = new DeclaredOutputs(scope, edit, shaping, types).add(attentions);
        return finished(named, new BlockSizes(heads, width / heads), width, List.of(), false);
    }

    private PromotedModel finished(
            PromotedModel.Outputs named, BlockSizes sizes, int width, List<String> hidden, boolean isDecoder)
            throws IOException {
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
}
