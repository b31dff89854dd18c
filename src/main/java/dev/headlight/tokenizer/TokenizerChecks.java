package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.MalformedJsonException;

/**
 * What the native library would not refuse although it could blow up a text or hang: each check names a limit far
 * above any published tokenizer.
 */
final class TokenizerChecks {
    private static final int LONGEST_WORD = 1_000;
    private static final int MOST_PIECES = 32;
    private static final int LARGEST_GROWTH = 64;

    private TokenizerChecks() {}

    static void check(TokenizerJson json) throws MalformedJsonException {
        checkLongestWord(json.model());
        checkAdded(json.part("post_processor"), json);
        Growth growth = new Growth();
        growth.add(json.part("normalizer"));
        growth.add(json.part("pre_tokenizer"));
    }

    /** WordPiece takes time by the square of it. */
    private static void checkLongestWord(JsonObject model) throws MalformedJsonException {
        JsonElement longest = model.get("max_input_chars_per_word");
        if (longest != null && longest.isJsonPrimitive() && longest.getAsDouble() > LONGEST_WORD) {
            throw new MalformedJsonException("words of " + longest.getAsString() + " characters are looked up; at most "
                    + LONGEST_WORD + " were expected");
        }
    }

    /** Whatever the post-processor adds must be few and in the vocabulary. */
    private static void checkAdded(JsonElement part, TokenizerJson json) throws MalformedJsonException {
        if (part.isJsonArray()) {
            if (part.getAsJsonArray().size() > MOST_PIECES) {
                throw new MalformedJsonException("its post-processor adds "
                        + part.getAsJsonArray().size() + " pieces to each text; at most " + MOST_PIECES
                        + " were expected");
            }
            for (JsonElement element : part.getAsJsonArray()) {
                checkAdded(element, json);
            }
        } else if (part.isJsonObject()) {
            for (String name : part.getAsJsonObject().keySet()) {
                if (!name.equals("type_id")) {
                    checkAdded(part.getAsJsonObject().get(name), json);
                }
            }
        } else if (part.isJsonPrimitive() && part.getAsJsonPrimitive().isNumber()) {
            checkId(part.getAsLong(), json.table());
        }
    }

    private static void checkId(long id, TokenTable table) throws MalformedJsonException {
        if (id < 0 || id >= table.end()) {
            throw new MalformedJsonException("its post-processor adds the token number " + id
                    + ", and the vocabulary ends at " + (table.end() - 1));
        }
    }

    /** By what factor replacements can lengthen a text, one after the other. */
    private static final class Growth {
        private long factor = 1;

        void add(JsonElement part) throws MalformedJsonException {
            if (part.isJsonArray()) {
                for (JsonElement element : part.getAsJsonArray()) {
                    add(element);
                }
            } else if (part.isJsonObject()) {
                addObject(part.getAsJsonObject());
            }
        }

        private void addObject(JsonObject part) throws MalformedJsonException {
            for (String name : part.keySet()) {
                JsonElement value = part.get(name);
                if (value.isJsonPrimitive()) {
                    if (name.equals("content") || name.equals("prepend")) {
                        grow(value.getAsString());
                    } else if (name.equals("precompiled_charsmap")) {
                        CharacterMap.check(value.getAsString());
                    }
                } else {
                    add(value);
                }
            }
        }

        private void grow(String content) throws MalformedJsonException {
            factor *= Math.max(1, content.codePointCount(0, content.length()));
            if (factor > LARGEST_GROWTH) {
                throw new MalformedJsonException("its normalizer can lengthen a text more than " + LARGEST_GROWTH
                        + " times, which no published one does");
            }
        }
    }
}
