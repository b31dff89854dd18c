package dev.headlight.tokenizer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/**
 * Copies a published {@code tokenizer.json} without what is a matter of a single use: how long texts may be and how
 * they are padded. What the files beside it say about it is written into the copy, so that it can be moved alone.
 */
final class PublishedTokenizer {
    private static final int PART_VALUES = 500_000;

    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final boolean numbersSegments;
    private final Optional<SpecialToken> mask;

    private PublishedTokenizer(TokenizerSettings settings) throws TokenizerException {
        this.numbersSegments = settings.numbersSegments();
        this.mask = settings.token("mask_token");
    }

    /** @param text a tokenizer that was checked */
    static String copy(String text, TokenizerSettings settings) throws TokenizerException, IOException {
        PublishedTokenizer copy = new PublishedTokenizer(settings);
        StringWriter out = new StringWriter(text.length());
        try (JsonReader reader = BoundedJson.open(text);
                JsonWriter writer = copy.gson.newJsonWriter(out)) {
            copy.copy(reader, writer);
        }
        return out.append('\n').toString();
    }

    private void copy(JsonReader reader, JsonWriter writer) throws IOException {
        reader.beginObject();
        writer.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            switch (name) {
                case "truncation", "padding" -> {
                    reader.skipValue();
                    writer.name(name).nullValue();
                }
                case "added_tokens" -> write(writer.name(name), marked(BoundedJson.read(reader, PART_VALUES)));
                case "post_processor" -> write(writer.name(name), numbered(BoundedJson.read(reader, PART_VALUES)));
                default -> copyValue(reader, writer.name(name));
            }
        }
        reader.endObject();
        writer.endObject();
    }

    private void write(JsonWriter writer, JsonElement element) {
        gson.toJson(element, writer);
    }

    private JsonElement marked(JsonElement tokens) {
        if (tokens instanceof JsonArray array && mask.isPresent()) {
            for (JsonElement token : array) {
                if (token instanceof JsonObject json
                        && new JsonPrimitive(mask.get().content()).equals(json.get("content"))) {
                    json.addProperty(AddedToken.ROLE, AddedToken.MASK);
                }
            }
        }
        return tokens;
    }

    /** Segments are numbered by the template, whether or not the model is meant to be given the numbers. */
    private JsonElement numbered(JsonElement part) {
        if (numbersSegments) {
            return part;
        }
        if (part instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, numbered(array.get(i)));
            }
        } else if (part instanceof JsonObject object) {
            return numbered(object);
        }
        return part;
    }

    private JsonElement numbered(JsonObject part) {
        if (new JsonPrimitive("BertProcessing").equals(part.get("type"))) {
            return BertProcessing.withoutSegments(part);
        }
        for (String name : part.keySet()) {
            part.add(name, name.equals("type_id") ? new JsonPrimitive(0) : numbered(part.get(name)));
        }
        return part;
    }

    private static void copyValue(JsonReader reader, JsonWriter writer) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                writer.beginObject();
                while (reader.hasNext()) {
                    copyValue(reader, writer.name(reader.nextName()));
                }
                reader.endObject();
                writer.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                writer.beginArray();
                while (reader.hasNext()) {
                    copyValue(reader, writer);
                }
                reader.endArray();
                writer.endArray();
            }
            case STRING -> writer.value(reader.nextString());
            case NUMBER -> writer.jsonValue(reader.nextString());
            case BOOLEAN -> writer.value(reader.nextBoolean());
            default -> {
                reader.nextNull();
                writer.nullValue();
            }
        }
    }
}
