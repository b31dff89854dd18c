package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/**
 * A token that is matched in a text before anything else is done with it.
 *
 * @param content its spelling
 * @param left whether it takes the blanks before it
 * @param right whether it takes the blanks after it
 * @param isWord whether it is matched as a whole word only
 * @param isNormalized whether the text is normalized before it is matched
 * @param isSpecial whether it is a sign to the model rather than text
 */
record SpecialToken(
        String content, boolean left, boolean right, boolean isWord, boolean isNormalized, boolean isSpecial) {
    static SpecialToken of(String content) {
        return new SpecialToken(content, false, false, false, false, true);
    }

    static SpecialToken text(String content, boolean isSpecial) {
        return new SpecialToken(content, false, false, false, false, isSpecial);
    }

    SpecialToken takingBlanksBefore() {
        return new SpecialToken(content, true, right, isWord, isNormalized, isSpecial);
    }

    /** As the configurations of tokenizers write it: a text, or an object with the text and flags. */
    static Optional<SpecialToken> read(JsonElement element) {
        return switch (element) {
            case JsonPrimitive text
            when text.isString() && !text.getAsString().isEmpty() -> Optional.of(of(text.getAsString()));
            case JsonObject json
            when text(json).isPresent() ->
                text(json)
                        .map(content -> new SpecialToken(
                                content,
                                flag(json, "lstrip", false),
                                flag(json, "rstrip", false),
                                flag(json, "single_word", false),
                                flag(json, "normalized", false),
                                flag(json, "special", true)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonObject json) {
        return json.get("content") instanceof JsonPrimitive content
                        && content.isString()
                        && !content.getAsString().isEmpty()
                ? Optional.of(content.getAsString())
                : Optional.empty();
    }

    private static boolean flag(JsonObject json, String name, boolean otherwise) {
        return (json.get(name) instanceof JsonPrimitive value && value.isBoolean()) ? value.getAsBoolean() : otherwise;
    }

    /** As {@code tokenizer.json} has it. */
    JsonObject json(int id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("content", content);
        json.addProperty("single_word", isWord);
        json.addProperty("lstrip", left);
        json.addProperty("rstrip", right);
        json.addProperty("normalized", isNormalized);
        json.addProperty("special", isSpecial);
        return json;
    }
}
