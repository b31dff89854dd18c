package dev.headlight.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code tokenizer.json} of an uncased BERT, in the format of the Hugging Face tokenizers library, from the
 * vocabulary that Google published.
 */
final class BertTokenizerJson {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final int LONGEST_WORD = 100;

    private final List<String> vocabulary;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * @param vocabulary tokens in the order of their ids
     * @throws ModelStoreException if a token comes twice or a special token is missing
     */
    BertTokenizerJson(List<String> vocabulary) throws ModelStoreException {
        this.vocabulary = List.copyOf(vocabulary);
        for (String token : vocabulary) {
            if (ids.put(token, ids.size()) != null) {
                throw new ModelStoreException("The vocabulary has the token " + token + " twice");
            }
        }
        for (String token : SPECIAL) {
            if (!ids.containsKey(token)) {
                throw new ModelStoreException("The vocabulary lacks " + token + "; is it that of a BERT?");
            }
        }
    }

    String text() {
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("truncation", JsonNull.INSTANCE);
        json.add("padding", JsonNull.INSTANCE);
        json.add("added_tokens", addedTokens());
        json.add("normalizer", normalizer());
        json.add("pre_tokenizer", typed("BertPreTokenizer"));
        json.add("post_processor", template());
        JsonObject decoder = typed("WordPiece");
        decoder.addProperty("prefix", "##");
        decoder.addProperty("cleanup", true);
        json.add("decoder", decoder);
        json.add("model", model());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private JsonArray addedTokens() {
        JsonArray tokens = new JsonArray();
        for (String token : SPECIAL) {
            JsonObject json = new JsonObject();
            json.addProperty("id", id(token));
            json.addProperty("content", token);
            json.addProperty("single_word", false);
            json.addProperty("lstrip", false);
            json.addProperty("rstrip", false);
            json.addProperty("normalized", false);
            json.addProperty("special", true);
            tokens.add(json);
        }
        return tokens;
    }

    private static JsonObject normalizer() {
        JsonObject json = typed("BertNormalizer");
        json.addProperty("clean_text", true);
        json.addProperty("handle_chinese_chars", true);
        json.add("strip_accents", JsonNull.INSTANCE);
        json.addProperty("lowercase", true);
        return json;
    }

    private JsonObject template() {
        JsonObject json = typed("TemplateProcessing");
        json.add("single", list(special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)));
        json.add(
                "pair",
                list(
                        special("[CLS]", 0),
                        sequence("A", 0),
                        special("[SEP]", 0),
                        sequence("B", 1),
                        special("[SEP]", 1)));
        JsonObject tokens = new JsonObject();
        for (String token : List.of("[CLS]", "[SEP]")) {
            JsonObject described = new JsonObject();
            described.addProperty("id", token);
            JsonArray numbers = new JsonArray();
            numbers.add(id(token));
            described.add("ids", numbers);
            JsonArray texts = new JsonArray();
            texts.add(token);
            described.add("tokens", texts);
            tokens.add(token, described);
        }
        json.add("special_tokens", tokens);
        return json;
    }

    private JsonObject model() {
        JsonObject json = typed("WordPiece");
        json.addProperty("unk_token", "[UNK]");
        json.addProperty("continuing_subword_prefix", "##");
        json.addProperty("max_input_chars_per_word", LONGEST_WORD);
        JsonObject tokens = new JsonObject();
        for (int id = 0; id < vocabulary.size(); id++) {
            tokens.addProperty(vocabulary.get(id), id);
        }
        json.add("vocab", tokens);
        return json;
    }

    private int id(String token) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new IllegalArgumentException("no special token: " + token);
        }
        return id;
    }

    private static JsonObject special(String token, int type) {
        return piece("SpecialToken", token, type);
    }

    private static JsonObject sequence(String name, int type) {
        return piece("Sequence", name, type);
    }

    private static JsonObject piece(String kind, String id, int type) {
        JsonObject inner = new JsonObject();
        inner.addProperty("id", id);
        inner.addProperty("type_id", type);
        JsonObject json = new JsonObject();
        json.add(kind, inner);
        return json;
    }

    private static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    private static JsonArray list(JsonObject... elements) {
        JsonArray array = new JsonArray();
        for (JsonObject element : elements) {
            array.add(element);
        }
        return array;
    }
}
