package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the small JSON files beside a model, of which only single fields are asked for. A file that is not there has
 * no fields; a field of another kind than expected is named.
 */
final class SettingsFile {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_VALUES = 1_000_000;

    private final JsonObject json;
    private final String name;

    private SettingsFile(JsonObject json, String name) {
        this.json = json;
        this.name = name;
    }

    static SettingsFile read(Path file) throws TokenizerException {
        if (!Files.isRegularFile(file)) {
            return new SettingsFile(new JsonObject(), file.toString());
        }
        try (JsonReader reader = BoundedJson.open(TokenizerText.read(file, MAX_BYTES))) {
            return new SettingsFile(BoundedJson.read(reader, MAX_VALUES).getAsJsonObject(), file.toString());
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new TokenizerException(
                    "The file " + file + " could not be read as JSON: " + TokenizerText.brief(e)
                            + ". Fetch it again from where the model was published.",
                    e);
        }
    }

    /** The first of two files that has a field, or the second. */
    SettingsFile or(SettingsFile other, String field) {
        return has(field) ? this : other;
    }

    boolean has(String field) {
        return json.has(field) && !json.get(field).isJsonNull();
    }

    JsonObject all() {
        return json;
    }

    Optional<Boolean> flag(String field) throws TokenizerException {
        if (!has(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof JsonPrimitive value && value.isBoolean()) {
            return Optional.of(value.getAsBoolean());
        }
        throw wrong(field, "true or false");
    }

    Optional<String> text(String field) throws TokenizerException {
        if (!has(field)) {
            return Optional.empty();
        }
        if (json.get(field) instanceof JsonPrimitive value && value.isString()) {
            return Optional.of(value.getAsString());
        }
        throw wrong(field, "a text");
    }

    OptionalInt count(String field) throws TokenizerException {
        if (!has(field)) {
            return OptionalInt.empty();
        }
        if (json.get(field) instanceof JsonPrimitive value
                && value.isNumber()
                && value.getAsDouble() >= 0
                && value.getAsDouble() == Math.rint(value.getAsDouble())) {
            return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, value.getAsDouble()));
        }
        throw wrong(field, "a whole number from 0 on");
    }

    Optional<List<String>> texts(String field) throws TokenizerException {
        if (!has(field)) {
            return Optional.empty();
        }
        if (!(json.get(field) instanceof JsonArray array)) {
            throw wrong(field, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array) {
            if (!(element instanceof JsonPrimitive value && value.isString())) {
                throw wrong(field, "a list of texts");
            }
            texts.add(value.getAsString());
        }
        return Optional.of(texts);
    }

    TokenizerException wrong(String field, String expected) {
        return new TokenizerException("The file " + name + " was expected to have " + expected + " as \"" + field
                + "\", found " + TokenTable.shown(String.valueOf(json.get(field)))
                + ". Fetch it again from where the model was published.");
    }
}
