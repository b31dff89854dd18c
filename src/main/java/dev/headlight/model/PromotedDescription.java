package dev.headlight.model;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.AttentionReport;
import dev.headlight.onnx.PromotedModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says what was made of an ONNX file.
 *
 * @param config what lay beside it
 * @param tokenizer in words
 */
record PromotedDescription(PromotedModel model, SourceConfig config, Precision precision, String tokenizer) {
    private static final String STANDARD = "ai.onnx";

    ConvertedModel converted() throws ModelStoreException {
        if (model.maxPositions() < 1 || model.vocabularySize() < 1) {
            throw new ModelStoreException(
                    "The graph does not show how many tokens or positions it knows: found tables of "
                            + model.vocabularySize() + " and " + model.maxPositions() + " rows");
        }
        String architecture = config.architecture().isEmpty() ? "onnx" : config.architecture();
        return new ConvertedModel(
                architecture,
                model.task(),
                labels(),
                shape(),
                new TraceOutputs(
                        model.outputs().attentions(), details(), model.task().outputs()),
                note(),
                new ModelOrigin(
                        model.report().producer(), opsets(), precision.externalName(), tokenizer, attentions()));
    }

    private ModelShape shape() {
        return new ModelShape(
                model.layers(),
                model.heads(),
                model.headSize(),
                model.hiddenSize(),
                model.task() == ModelTask.FILL_MASK ? model.classes() : model.vocabularySize(),
                model.maxPositions(),
                model.graph().parameters());
    }

    /** Those of the configuration if they are as many as the graph tells apart. */
    private List<String> labels() {
        if (model.task() != ModelTask.TEXT_CLASSIFICATION && model.task() != ModelTask.TOKEN_CLASSIFICATION) {
            return List.of();
        }
        return config.labels().size() == model.classes()
                ? config.labels()
                : IntStream.range(0, model.classes())
                        .mapToObj(number -> "LABEL_" + number)
                        .toList();
    }

    private String opsets() {
        Map<String, Long> others = new TreeMap<>(model.report().opsets());
        Long standard = others.remove(STANDARD);
        String rest = others.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String first = standard == null ? "" : standard.toString();
        return first.isEmpty() || rest.isEmpty() ? first + rest : first + ", " + rest;
    }

    private List<AttentionOrigin> attentions() {
        List<AttentionOrigin> origins = new ArrayList<>();
        for (AttentionReport.Found block : model.report().blocks()) {
            origins.add(new AttentionOrigin(block.layer(), block.tensor(), block.kind(), block.method()));
        }
        return origins;
    }

    private Map<TraceField, List<String>> details() {
        PromotedModel.Outputs outputs = model.outputs();
        Map<TraceField, List<String>> details = new EnumMap<>(TraceField.class);
        details.put(TraceField.QUERIES, outputs.queries());
        details.put(TraceField.KEYS, outputs.keys());
        details.put(TraceField.VALUES, outputs.values());
        details.put(TraceField.HIDDEN_STATES, outputs.hiddenStates());
        details.values().removeIf(List::isEmpty);
        return details;
    }

    private String note() {
        List<String> missing = new ArrayList<>();
        for (TraceField field : TraceField.values()) {
            if (field != TraceField.LOGITS && !details().containsKey(field)) {
                missing.add(field.externalName().replace('_', ' '));
            }
        }
        return "The attentions were found in the published graph and made outputs; each head can be switched off."
                + (missing.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Not found in every layer, so not shown: %s.",
                                String.join(", ", missing)));
    }
}
