package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A checkpoint whose {@code config.json} was read and whose weights agree with it in size. */
record PlannedExport(ArchitecturePlan plan, ConfigFields config, WeightNames names, WeightShapes shapes) {
    /** @throws CheckpointException if sizes in {@code config.json} do not show in the weights */
    static PlannedExport of(ArchitecturePlan plan, ConfigFields config, WeightShapes shapes)
            throws CheckpointException {
        String prefix = plan.encoder().prefix();
        WeightNames names = TensorFlowNames.of(prefix, plan.modules(), shapes.names())
                .orElseGet(() -> new PublishedNames(prefix, plan.modules(), shapes.names()));
        for (SizeClaim claim : plan.claims()) {
            shapes.check(claim, names);
        }
        return new PlannedExport(plan, config, names, shapes);
    }

    /** @param className of the model in transformers; empty where nothing is said */
    CheckpointExport export(Optional<String> className, TiedDecoder decoder) throws IOException {
        HeadPresence presence = new HeadPresence(plan.heads(), names, shapes);
        TaskChoice choice = TaskChoice.of(className, plan.heads(), presence);
        int logits = presence.labels(choice.task());
        ExportedGraph graph = write(choice.task(), logits, isTied(choice.task(), decoder));
        shapes.check(graph);
        List<String> notes = new ArrayList<>(choice.notes());
        notes.addAll(shapes.notes(graph));
        Labels labels = new Labels(config);
        return new CheckpointExport(
                plan.type(),
                choice.task(),
                plan.encoder().sizes(),
                logits > 0 ? labels.names(logits) : List.of(),
                labels.scale(logits),
                plan.encoder().hasTokenTypes(),
                notes,
                graph);
    }

    private boolean isTied(ModelTask task, TiedDecoder decoder) throws IOException {
        String words = names.embedding(plan.encoder().prefix() + "embeddings.word_embeddings");
        return task == ModelTask.FILL_MASK
                && decoder.isTied(
                        words,
                        names.embedding(plan.heads().masked().decoder()),
                        config.flag("tie_word_embeddings", true));
    }

    private ExportedGraph write(ModelTask task, int labels, boolean isTied) {
        EncoderGraph parts = EncoderGraph.begin(plan.type(), plan.encoder(), names);
        Value hidden = plan.encoder().write(parts);
        new TaskHead(plan.heads(), plan.encoder(), parts).write(task, hidden, labels, isTied);
        return new ExportedGraph(parts.graph().build(), parts.weights().copies());
    }
}
