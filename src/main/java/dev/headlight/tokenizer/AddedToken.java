package dev.headlight.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.MalformedJsonException;

/**
 * A token that a tokenizer has beside those of its model.
 *
 * @param content its spelling, which is also what somebody types to get it
 * @param isSpecial whether it is a sign to the model rather than text
 * @param role {@code mask} where the file says so, or empty. This is our own addition to the format: the native
 *     library ignores it, and a token with an unusual name keeps its meaning
 */
record AddedToken(String content, boolean isSpecial, String role) {
    static final String ROLE = "role";
    static final String MASK = "mask";

    static AddedToken of(JsonElement element) throws MalformedJsonException {
        if (element.isJsonObject()) {
            JsonObject json = element.getAsJsonObject();
            if (isText(json.get("content")) && (!json.has(ROLE) || isText(json.get(ROLE)))) {
                JsonElement special = json.get("special");
                return new AddedToken(
                        json.get("content").getAsString(),
                        special != null && special.isJsonPrimitive() && special.getAsBoolean(),
                        json.has(ROLE) ? json.get(ROLE).getAsString() : "");
            }
        }
        throw new MalformedJsonException("an added token that has no text");
    }

    private static boolean isText(JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString();
    }

    /** Whether it stands for a word to guess: {@code [MASK]}, {@code <mask>}, {@code <|mask|>} and the like. */
    boolean isMask() {
        return role.equals(MASK)
                || (isSpecial && content.replaceAll("[\\[\\]<>|{}()_]", "").equalsIgnoreCase(MASK));
    }
}
