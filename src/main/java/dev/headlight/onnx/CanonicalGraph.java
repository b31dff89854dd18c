package dev.headlight.onnx;

import dev.headlight.core.AttentionKind;
import java.io.IOException;
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
        check(expanded, report);
        return new TextModelRewriting(expanded, report).rewrite();
    }

    private static void check(ExpandedModel expanded, AttentionReport report) throws OnnxFormatException {
        for (AttentionReport.Found block : report.blocks()) {
            if (!block.scope().equals(GraphScope.MAIN)) {
                throw new OnnxFormatException(
                        "The attention of this model lies in " + Protos.shown(block.scope())
                                + ", a graph within a node, where it cannot be shown. Export the encoder or decoder on its own");
            }
            if (block.kind() == AttentionKind.CROSS) {
                InputRoles.checkTakesText(GraphScope.main(expanded.graph(), Map.of()));
                throw new OnnxFormatException("This model translates between two sequences: \""
                        + Protos.shown(block.tensor()) + "\" looks from one to the other. Models of a single text can"
                        + " be opened; export the encoder on its own");
            }
        }
    }
}
