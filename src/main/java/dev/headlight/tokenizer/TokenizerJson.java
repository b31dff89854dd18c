package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code tokenizer.json} as far as Java needs to know it, read with bounds on every size: the native library, which
 * reads the same text afterwards, knows none.
 *
 * @param table the model's tokens and their numbers
 * @param model the model's options
 * @param added tokens beside the model's, in order
 * @param parts the other parts by name: {@code normalizer}, {@code pre_tokenizer}, {@code post_processor}, {@code
 *     decoder}
 */
record TokenizerJson(TokenTable table, JsonObject model, List<AddedToken> added, Map<String, JsonElement> parts) {
    private static final int PART_VALUES = 10_000;
    private static final int ADDED_VALUES = 500_000;

    /** @throws MalformedJsonException saying why this is no tokenizer, or one beyond all measure */
    static TokenizerJson parse(String text) throws MalformedJsonException {
        try (JsonReader reader = BoundedJson.open(text)) {
            TokenizerJson json = read(reader);
            TokenizerChecks.check(json);
            return json;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw (MalformedJsonException) new MalformedJsonException(TokenizerText.brief(e)).initCause(e);
        }
    }

    private static TokenizerJson read(JsonReader reader) throws IOException {
        TokenizerModelReader model = null;
        List<AddedToken> added = new ArrayList<>();
        Map<String, JsonElement> parts = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            switch (name) {
                case "model" -> {
                    model = new TokenizerModelReader();
                    model.read(reader);
                }
                case "added_tokens" -> addAll(BoundedJson.read(reader, ADDED_VALUES), added);
                case "normalizer", "pre_tokenizer", "post_processor", "decoder" ->
                    parts.put(name, BoundedJson.read(reader, PART_VALUES));
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (model == null) {
            throw new MalformedJsonException("it has no part \"model\"");
        }
        addNew(added, model.table());
        return new TokenizerJson(model.table(), model.options(), added, parts);
    }

    private static void addAll(JsonElement found, List<AddedToken> added) throws MalformedJsonException {
        if (found.isJsonNull()) {
            return;
        }
        JsonArray tokens = found.getAsJsonArray();
        for (JsonElement token : tokens) {
            added.add(AddedToken.of(token));
        }
    }

    /** The native library numbers tokens that the model lacks itself, whatever number the file gives them. */
    private static void addNew(List<AddedToken> added, TokenTable table) throws MalformedJsonException {
        int modelSize = table.count();
        int next = modelSize;
        for (AddedToken token : added) {
            if (!token.content().isEmpty()) {
                if (table.id(token.content()) < 0) {
                    table.put(token.content(), next);
                }
                next = Math.max(next, table.id(token.content()) + 1);
            }
        }
    }

    /** What kind of model cuts the texts; files from the early days do not say. */
    String kind() {
        return option("type").isEmpty() ? "of a kind that the file does not name" : option("type");
    }

    /** A part, or JSON's null where the file has none. */
    JsonElement part(String name) {
        return parts.getOrDefault(name, JsonNull.INSTANCE);
    }

    /** An option of the model that is a text, or the empty text. */
    String option(String name) {
        JsonElement option = model.get(name);
        return option != null && option.isJsonPrimitive() ? option.getAsString() : "";
    }
}
