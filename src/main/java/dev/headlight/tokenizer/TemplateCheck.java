package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.MalformedJsonException;

/**
 * Checks the templates that put special tokens around a text: the native library looks each token of a template up
 * without asking whether it is there, and takes the whole program down if it is not.
 */
final class TemplateCheck {
    private TemplateCheck() {}

    /** @param part a post-processor, or several in a sequence */
    static void check(JsonElement part) throws MalformedJsonException {
        if (part instanceof JsonArray array) {
            for (JsonElement element : array) {
                check(element);
            }
        } else if (part instanceof JsonObject object) {
            if (object.get("special_tokens") instanceof JsonObject tokens) {
                checkPieces(object.get("single"), tokens);
                checkPieces(object.get("pair"), tokens);
            }
            for (String name : object.keySet()) {
                check(object.get(name));
            }
        }
    }

    private static void checkPieces(JsonElement template, JsonObject tokens) throws MalformedJsonException {
        if (template instanceof JsonArray pieces) {
            for (JsonElement piece : pieces) {
                if (piece instanceof JsonObject object && object.get("SpecialToken") instanceof JsonObject special) {
                    checkKnown(special.get("id"), tokens);
                }
            }
        }
    }

    private static void checkKnown(JsonElement id, JsonObject tokens) throws MalformedJsonException {
        if (!(id instanceof JsonPrimitive name) || !tokens.has(name.getAsString())) {
            throw new MalformedJsonException(
                    "its template adds the special token " + id + ", which its special_tokens do not describe");
        }
    }
}
