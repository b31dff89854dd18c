package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.MalformedJsonException;
import java.util.List;

/**
 * What the native library would not refuse although it would blow up a text, hang, or take the whole program down with
 * it: each check names a limit that published tokenizers do not come near.
 */
final class TokenizerChecks {
    private static final int LONGEST_WORD = 1_000;
    private static final int MOST_PIECES = 32;
    private static final int LARGEST_GROWTH = 256;

    private TokenizerChecks() {}

    static void check(TokenizerJson json) throws MalformedJsonException {
        checkLongestWord(json.model());
        checkAdded(json.part("post_processor"), json);
        TemplateCheck.check(json.part("post_processor"));
        checkMerges(json.model());
        Steps steps = new Steps();
        for (String part : List.of("normalizer", "pre_tokenizer", "decoder")) {
            steps.add(json.part(part));
        }
    }

    /** The native library cuts the prefix off pieces without looking whether they have it. */
    private static void checkMerges(JsonObject model) throws MalformedJsonException {
        if (model.get("continuing_subword_prefix") instanceof JsonPrimitive prefix
                && !prefix.getAsString().isEmpty()
                && model.has(TokenizerModelReader.MERGES)) {
            throw new MalformedJsonException(
                    "its merges join pieces with a prefix (continuing_subword_prefix), which is not supported");
        }
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

    /** Walks through the steps that change and cut a text, and adds up by what factor they can lengthen it. */
    private static final class Steps {
        private long growth = 1;

        void add(JsonElement part) throws MalformedJsonException {
            if (part instanceof JsonArray array) {
                for (JsonElement element : array) {
                    add(element);
                }
            } else if (part instanceof JsonObject object) {
                addObject(object);
            }
        }

        private void addObject(JsonObject part) throws MalformedJsonException {
            for (String name : part.keySet()) {
                JsonElement value = part.get(name);
                if (!(value instanceof JsonPrimitive)) {
                    add(value);
                    continue;
                }
                switch (name) {
                    case "content", "prepend" -> grow(value.getAsString());
                    case "Regex" -> PatternCheck.check(value.getAsString());
                    case "String" -> checkPattern(value.getAsString());
                    case "precompiled_charsmap" -> CharacterMap.check(value.getAsString());
                    case "length" -> checkLength(value);
                    default -> {}
                }
            }
        }

        /** One more than it puts in, because an expression may match between any two characters. */
        private void grow(String content) throws MalformedJsonException {
            growth *= content.isEmpty() ? 1 : content.codePointCount(0, content.length()) + 1L;
            if (growth > LARGEST_GROWTH) {
                throw new MalformedJsonException("its normalizer can lengthen a text more than " + LARGEST_GROWTH
                        + " times, which no published one does");
            }
        }

        private static void checkPattern(String pattern) throws MalformedJsonException {
            if (pattern.isEmpty()) {
                throw new MalformedJsonException("it looks for the empty text, which is everywhere");
            }
        }

        private static void checkLength(JsonElement length) throws MalformedJsonException {
            if (length.getAsDouble() < 1) {
                throw new MalformedJsonException(
                        "it cuts texts into pieces of " + length.getAsString() + " characters");
            }
        }
    }
}
