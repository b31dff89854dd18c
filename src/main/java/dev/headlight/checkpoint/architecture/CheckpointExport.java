package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelTask;
import java.util.List;

/**
 * A checkpoint as an ONNX graph, with what is to be known of it.
 *
 * @param architecture as {@code model_type} of {@code config.json} names it, such as {@code distilbert}
 * @param task what its head answers
 * @param sizes of the encoder
 * @param labels names of the labels in the order of the logits; empty for tasks without labels
 * @param labelScale how the logits of labels are to be read
 * @param hasTokenTypes whether the graph has the input {@code token_type_ids}
 * @param notes sentences for people, such as that a head is absent
 * @param exported the graph, and where its weights come from
 */
public record CheckpointExport(
        String architecture,
        ModelTask task,
        EncoderSizes sizes,
        List<String> labels,
        LabelScale labelScale,
        boolean hasTokenTypes,
        List<String> notes,
        ExportedGraph exported) {
    public CheckpointExport {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }
}
