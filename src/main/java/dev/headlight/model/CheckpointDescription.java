package dev.headlight.model;

import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.StoredType;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.checkpoint.architecture.CheckpointExport;
import dev.headlight.checkpoint.architecture.EncoderSizes;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.tokenizer.TokenizerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what was made of a checkpoint. */
record CheckpointDescription(
        CheckpointExport export, CheckpointWeights weights, TokenizerSource tokenizer, Precision precision) {
    /** Version of the operators that our own graphs use. */
    static final long OPSET = 20;

    private static final String METHOD = "written by Headlight's own graph of this architecture";

    ConvertedModel converted() {
        ModelTask task = export.task();
        return new ConvertedModel(
                export.architecture(),
                task,
                export.labels(),
                shape(),
                outputs(task),
                note(),
                new ModelOrigin(
                        "", Long.toString(OPSET), precision.externalName(), tokenizer.origin(), attentions(export)));
    }

    ModelShape shape() {
        EncoderSizes sizes = export.sizes();
        return new ModelShape(
                sizes.layers(),
                sizes.heads(),
                sizes.headSize(),
                sizes.hiddenSize(),
                sizes.vocabularySize(),
                sizes.maxTokens(),
                export.exported().graph().parameters());
    }

    private TraceOutputs outputs(ModelTask task) {
        int layers = export.sizes().layers();
        return new TraceOutputs(
                numbered("attentions", layers),
                Map.of(
                        TraceField.QUERIES, numbered("queries", layers),
                        TraceField.KEYS, numbered("keys", layers),
                        TraceField.VALUES, numbered("values", layers),
                        TraceField.HIDDEN_STATES, numbered("hidden_states", layers + 1)),
                task.outputs());
    }

    private String note() {
        String types = weights.weights().stream()
                .map(WeightInfo::type)
                .filter(StoredType::isFloatingPoint)
                .distinct()
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
        List<String> sentences = new ArrayList<>();
        sentences.add("The graph was written from the published weights (" + types + ") with attentions as outputs.");
        sentences.add(weights.choice());
        sentences.addAll(export.notes());
        return String.join(" ", sentences);
    }

    static List<AttentionOrigin> attentions(CheckpointExport export) {
        return IntStream.range(0, export.sizes().layers())
                .mapToObj(layer -> new AttentionOrigin(layer, "attentions." + layer, AttentionKind.SELF, METHOD))
                .toList();
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + "." + number).toList();
    }
}
