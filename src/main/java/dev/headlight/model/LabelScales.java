package dev.headlight.model;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.core.LabelScale;
import dev.headlight.core.ModelDescription;

/** How the logits of a model's labels are to be read, as {@code problem_type} of its configuration says. */
public final class LabelScales {
    private LabelScales() {}

    /** Reads the configuration in the model's folder; without one, several labels exclude each other. */
    public static LabelScale of(ModelDescription model) {
        JsonObject config = SourceConfig.read(model.files().folder().resolve(Manifest.CONFIG))
                .orElseGet(JsonObject::new);
        String type = config.get("problem_type") instanceof JsonPrimitive text ? text.getAsString() : "";
        return switch (type) {
            case "regression" -> LabelScale.REGRESSION;
            case "multi_label_classification" -> LabelScale.ANY_OF_MANY;
            case "single_label_classification" -> LabelScale.ONE_OF_MANY;
            default -> model.labels().size() == 1 ? LabelScale.REGRESSION : LabelScale.ONE_OF_MANY;
        };
    }
}
