package dev.headlight.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.core.ModelTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@code config.json} beside an ONNX file tells; a graph can do without one. */
final class SourceConfig {
    private static final long LARGEST = 1 << 24;
    private static final int MOST_LABELS = 100_000;

    private final JsonObject json;

    private SourceConfig(JsonObject json) {
        this.json = json;
    }

    /** That of the first folder that has one; an empty one where there is none, or none that can be read. */
    static SourceConfig in(List<Path> folders) {
        for (Path folder : folders) {
            Path file = folder.resolve(Manifest.CONFIG);
            if (Files.isRegularFile(file)) {
                return new SourceConfig(read(file).orElseGet(JsonObject::new));
            }
        }
        return new SourceConfig(new JsonObject());
    }

    static Optional<JsonObject> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonElement element = JsonParser.parseString(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /** That of a checkpoint, which cannot do without. */
    static JsonObject required(Path folder) throws ModelStoreException {
        Path file = folder.resolve(Manifest.CONFIG);
        if (!Files.isRegularFile(file)) {
            throw new ModelStoreException("Beside the weights in " + folder
                    + " a config.json was expected, which says what architecture they are of; download it into the same"
                    + " folder");
        }
        return read(file)
                .orElseThrow(() -> new ModelStoreException(
                        file + " is no JSON object of a configuration's size; download it again"));
    }

    /** {@code model_type}, or empty. */
    String architecture() {
        return text(json.get("model_type"));
    }

    /** What the class in {@code architectures} is for, or empty. */
    String task() {
        JsonElement names = json.get("architectures");
        String name =
                names != null && names.isJsonArray() && !names.getAsJsonArray().isEmpty()
                        ? text(names.getAsJsonArray().get(0))
                        : "";
        if (name.endsWith("ForMaskedLM")) {
            return ModelTask.FILL_MASK.externalName();
        }
        if (name.endsWith("ForSequenceClassification")) {
            return ModelTask.TEXT_CLASSIFICATION.externalName();
        }
        if (name.endsWith("ForTokenClassification")) {
            return ModelTask.TOKEN_CLASSIFICATION.externalName();
        }
        if (name.endsWith("ForQuestionAnswering")) {
            return ModelTask.QUESTION_ANSWERING.externalName();
        }
        if (name.endsWith("ForPreTraining") && architecture().equals("electra")) {
            return ModelTask.REPLACED_TOKEN_DETECTION.externalName();
        }
        return name.endsWith("Model") ? ModelTask.FEATURE_EXTRACTION.externalName() : "";
    }

    /** The labels by their numbers, if the numbers run from 0 on. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        if (json.get("id2label") instanceof JsonObject names && names.size() <= MOST_LABELS) {
            for (int id = 0; id < names.size(); id++) {
                String label = text(names.get(Integer.toString(id)));
                if (label.isEmpty()) {
                    return List.of();
                }
                labels.add(label);
            }
        }
        return labels;
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    /** The whole configuration as JSON. */
    String text() {
        return json + "\n";
    }

    private static String text(@Nullable JsonElement element) {
        return element != null
                        && element.isJsonPrimitive()
                        && element.getAsJsonPrimitive().isString()
                ? element.getAsString()
                : "";
    }
}
