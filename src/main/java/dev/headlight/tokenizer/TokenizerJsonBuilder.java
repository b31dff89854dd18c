package dev.headlight.tokenizer;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Writes {@code tokenizer.json} in the format of the Hugging Face tokenizers library: the parts that all kinds of
 * models have in common.
 */
final class TokenizerJsonBuilder {
    /** Stands in templates for the first and the second sentence. */
    static final String FIRST = "$A";

    static final String SECOND = "$B";

    private final TokenTable table;
    private final JsonObject json = new JsonObject();
    private final Map<Integer, JsonObject> added = new TreeMap<>();

    /** @param table the model's tokens; tokens that are added later are appended to it */
    TokenizerJsonBuilder(TokenTable table) {
        this.table = table;
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", new JsonArray());
    }

    /** Matches a token of the vocabulary before anything else. */
    void match(SpecialToken token) {
        added.put(table.id(token.content()), token.json(table.id(token.content())));
    }

    /**
     * Matches tokens whose numbers a configuration states, and appends to the vocabulary those that it lacks.
     *
     * @throws TokenizerException if their numbers leave a gap, which the native library could not keep
     */
    void matchNumbered(Map<Integer, SpecialToken> tokens) throws TokenizerException {
        for (Map.Entry<Integer, SpecialToken> entry : new TreeMap<>(tokens).entrySet()) {
            int id = entry.getKey();
            SpecialToken token = entry.getValue();
            int found = table.id(token.content());
            if (found != id && (found >= 0 || id != table.end())) {
                throw new TokenizerException("The configuration gives the token " + TokenTable.shown(token.content())
                        + " the number " + id + ", and by the vocabulary it has " + (found < 0 ? table.end() : found)
                        + ". Add the tokenizer.json that was published with the model.");
            }
            if (found < 0) {
                table.append(token.content());
            }
            added.putIfAbsent(id, token.json(id));
        }
    }

    /** Matches a token unless it is matched already. */
    void matchOnce(SpecialToken token) {
        int id = table.id(token.content());
        added.putIfAbsent(id, token.json(id));
    }

    /** Says which of the matched tokens stands for a word to guess. */
    void markMask(String token) {
        JsonObject json = added.get(table.id(token));
        if (json != null) {
            json.addProperty(AddedToken.ROLE, AddedToken.MASK);
        }
    }

    /** A part by name, such as {@code normalizer}. */
    void part(String name, JsonElement part) {
        json.add(name, part);
    }

    String text() {
        JsonArray tokens = json.getAsJsonArray("added_tokens");
        added.values().forEach(tokens::add);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    /**
     * What is set around one sentence or two.
     *
     * @param single special tokens and {@link #FIRST}
     * @param pair special tokens, {@link #FIRST} and {@link #SECOND}
     * @param numbersSegments whether the second sentence and what follows is segment 1
     */
    JsonObject template(List<String> single, List<String> pair, boolean numbersSegments) {
        return template(single, pair, numbersSegments, table::id);
    }

    static JsonObject template(
            List<String> single, List<String> pair, boolean numbersSegments, ToIntFunction<String> ids) {
        JsonObject template = typed("TemplateProcessing");
        template.add("single", pieces(single, false));
        template.add("pair", pieces(pair, numbersSegments));
        JsonObject tokens = new JsonObject();
        for (String token : pair) {
            if (!isSentence(token)) {
                JsonObject described = new JsonObject();
                described.addProperty("id", token);
                described.add("ids", list(new JsonPrimitive(ids.applyAsInt(token))));
                described.add("tokens", list(new JsonPrimitive(token)));
                tokens.add(token, described);
            }
        }
        template.add("special_tokens", tokens);
        return template;
    }

    private static JsonArray pieces(List<String> pieces, boolean numbersSegments) {
        JsonArray array = new JsonArray();
        int type = 0;
        for (String piece : pieces) {
            type = numbersSegments && piece.equals(SECOND) ? 1 : type;
            JsonObject inner = new JsonObject();
            inner.addProperty("id", isSentence(piece) ? piece.substring(1) : piece);
            inner.addProperty("type_id", type);
            JsonObject outer = new JsonObject();
            outer.add(isSentence(piece) ? "Sequence" : "SpecialToken", inner);
            array.add(outer);
        }
        return array;
    }

    private static boolean isSentence(String piece) {
        return piece.equals(FIRST) || piece.equals(SECOND);
    }

    /** The vocabulary as an object of numbers by token. */
    static JsonObject numbers(TokenTable table) {
        JsonObject numbers = new JsonObject();
        List<String> tokens = table.tokens();
        for (int id = 0; id < tokens.size(); id++) {
            if (table.id(tokens.get(id)) == id) {
                numbers.addProperty(tokens.get(id), id);
            }
        }
        return numbers;
    }

    /** An object of the named type. */
    static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    static JsonArray list(JsonElement... elements) {
        JsonArray array = new JsonArray();
        for (JsonElement element : elements) {
            array.add(element);
        }
        return array;
    }

    /** Steps one after the other; one step alone stands for itself. */
    static JsonElement sequence(String member, List<JsonObject> steps) {
        if (steps.size() < 2) {
            return steps.isEmpty() ? JsonNull.INSTANCE : steps.getFirst();
        }
        JsonObject sequence = typed("Sequence");
        JsonArray array = new JsonArray();
        steps.forEach(array::add);
        sequence.add(member, array);
        return sequence;
    }
}
