package dev.headlight.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The part of a manifest that describes the graph. */
final class ConvertedModelJson {
    // Far beyond any model, and small enough that products of sizes and tokens stay in a long.
    private static final int MOST_LAYERS = 10_000;
    private static final int MOST_HEADS = 10_000;
    private static final int WIDEST = 1 << 20;
    private static final int MOST_TOKENS = 1 << 24;

    private ConvertedModelJson() {}

    static ConvertedModel read(JsonFields json) throws ModelStoreException {
        String task = json.text("task");
        ConvertedModel model = new ConvertedModel(
                json.text("architecture"),
                ModelTask.named(task)
                        .orElseThrow(() -> new ModelStoreException("The manifest names the unknown task \"" + task
                                + "\", expected one of " + ModelTask.names() + "; install the model again")),
                json.texts("labels"),
                shape(json.object("shape")),
                outputs(json.object("outputs")),
                json.text("note"),
                origin(json.object("origin")));
        if (model.outputs().attentions().size() != model.shape().layers()) {
            throw new ModelStoreException("The manifest of the model names "
                    + model.outputs().attentions().size() + " attentions for "
                    + model.shape().layers() + " layers; install the model again");
        }
        return model;
    }

    private static ModelShape shape(JsonFields json) throws ModelStoreException {
        return new ModelShape(
                json.count("layers", 1, MOST_LAYERS),
                json.count("heads", 1, MOST_HEADS),
                json.count("headSize", 1, WIDEST),
                json.count("hiddenSize", 1, WIDEST),
                json.count("vocabularySize", 0, MOST_TOKENS),
                json.count("maxTokens", 1, MOST_TOKENS),
                json.number("parameters"));
    }

    private static TraceOutputs outputs(JsonFields json) throws ModelStoreException {
        Map<TraceField, List<String>> details = new EnumMap<>(TraceField.class);
        for (TraceField field : details()) {
            List<String> names = json.texts(field.externalName());
            if (!names.isEmpty()) {
                details.put(field, names);
            }
        }
        return new TraceOutputs(json.texts("attentions"), details, json.texts("task"));
    }

    private static ModelOrigin origin(JsonFields json) throws ModelStoreException {
        List<AttentionOrigin> attentions = new ArrayList<>();
        for (JsonFields attention : json.objects("attentions")) {
            String kind = attention.text("kind");
            attentions.add(new AttentionOrigin(
                    attention.count("layer", 0, MOST_LAYERS),
                    attention.text("tensor"),
                    AttentionKind.named(kind)
                            .orElseThrow(() ->
                                    new ModelStoreException("The manifest names an attention of the unknown kind \""
                                            + kind + "\"; install the model again")),
                    attention.text("method")));
        }
        return new ModelOrigin(
                json.text("producer"), json.text("opset"), json.text("precision"), json.text("tokenizer"), attentions);
    }

    static void write(ConvertedModel model, JsonObject json) {
        json.addProperty("architecture", model.architecture());
        json.addProperty("task", model.task().externalName());
        json.add("labels", texts(model.labels()));
        json.add("shape", shape(model.shape()));
        json.add("outputs", outputs(model.outputs()));
        json.addProperty("note", model.note());
        json.add("origin", origin(model.origin()));
    }

    private static JsonObject shape(ModelShape shape) {
        JsonObject json = new JsonObject();
        json.addProperty("layers", shape.layers());
        json.addProperty("heads", shape.heads());
        json.addProperty("headSize", shape.headSize());
        json.addProperty("hiddenSize", shape.hiddenSize());
        json.addProperty("vocabularySize", shape.vocabularySize());
        json.addProperty("maxTokens", shape.maxTokens());
        json.addProperty("parameters", shape.parameters());
        return json;
    }

    private static JsonObject outputs(TraceOutputs outputs) {
        JsonObject json = new JsonObject();
        json.add("attentions", texts(outputs.attentions()));
        for (TraceField field : details()) {
            List<String> names = outputs.details().get(field);
            if (names != null) {
                json.add(field.externalName(), texts(names));
            }
        }
        json.add("task", texts(outputs.task()));
        return json;
    }

    private static JsonObject origin(ModelOrigin origin) {
        JsonArray attentions = new JsonArray();
        for (AttentionOrigin attention : origin.attentions()) {
            JsonObject json = new JsonObject();
            json.addProperty("layer", attention.layer());
            json.addProperty("tensor", attention.tensor());
            json.addProperty("kind", attention.kind().externalName());
            json.addProperty("method", attention.method());
            attentions.add(json);
        }
        JsonObject json = new JsonObject();
        json.addProperty("producer", origin.producer());
        json.addProperty("opset", origin.opset());
        json.addProperty("precision", origin.precision());
        json.addProperty("tokenizer", origin.tokenizer());
        json.add("attentions", attentions);
        return json;
    }

    /** The fields with one output a layer; what the task yields stands apart. */
    private static Set<TraceField> details() {
        Set<TraceField> fields = new TreeSet<>(List.of(TraceField.values()));
        fields.remove(TraceField.LOGITS);
        return fields;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
