package dev.headlight.checkpoint.architecture;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.core.LabelScale;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The labels that {@code config.json} gives to the logits of a classification. */
final class Labels {
    private static final String NAMES = "id2label";
    private static final String COUNT = "num_labels";

    private final ConfigFields config;

    Labels(ConfigFields config) {
        this.config = config;
    }

    /**
     * Their names in the order of the logits; those without one are called {@code LABEL_0} and so on, as transformers
     * does.
     *
     * @param logits how many the weights yield
     * @throws CheckpointException if {@code config.json} speaks of another number of labels
     */
    List<String> names(int logits) throws CheckpointException {
        JsonElement names = config.value(NAMES);
        if (names.isJsonNull()) {
            if (config.size(COUNT, logits).value() != logits) {
                throw config.unexpected(COUNT, logits + ", as many as the classifier of the checkpoint has outputs");
            }
            return IntStream.range(0, logits).mapToObj(Labels::unnamed).toList();
        }
        if (!(names instanceof JsonObject byNumber) || byNumber.size() != logits) {
            throw config.unexpected(
                    NAMES, logits + " names by number, as many as the classifier of the checkpoint has outputs");
        }
        checkNumbers(byNumber, logits);
        return IntStream.range(0, logits).mapToObj(id -> name(byNumber, id)).toList();
    }

    /** How {@code problem_type} says that the logits are to be read. */
    LabelScale scale(int logits) throws CheckpointException {
        String type = config.text("problem_type").orElse(logits == 1 ? "regression" : "single_label_classification");
        return switch (type) {
            case "regression" -> LabelScale.REGRESSION;
            case "single_label_classification" -> LabelScale.ONE_OF_MANY;
            case "multi_label_classification" -> LabelScale.ANY_OF_MANY;
            default ->
                throw config.unexpected(
                        "problem_type", "regression, single_label_classification or multi_label_classification");
        };
    }

    private void checkNumbers(JsonObject byNumber, int logits) throws CheckpointException {
        for (Map.Entry<String, JsonElement> entry : byNumber.entrySet()) {
            String key = entry.getKey();
            if (!key.matches("\\d{1,9}") || Integer.parseInt(key) >= logits) {
                throw config.unexpected(NAMES, "numbers from 0 to " + (logits - 1) + " before the names");
            }
        }
    }

    private static String name(JsonObject byNumber, int id) {
        return byNumber.get(Integer.toString(id)) instanceof JsonPrimitive name ? name.getAsString() : unnamed(id);
    }

    private static String unnamed(int id) {
        return "LABEL_" + id;
    }
}
