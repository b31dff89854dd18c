package dev.headlight.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks into JSON from elsewhere: what is missing or of the wrong kind counts as absent. */
final class HubJson {
    private static final int LONGEST_NUMBER = 20;

    private HubJson() {}

    /** @throws JsonParseException if the text is no JSON object */
    static JsonObject parse(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (StackOverflowError e) {
            throw new JsonParseException("nested too deeply", e);
        }
        throw new JsonParseException("expected an object");
    }

    static Optional<String> text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null
                        && element.isJsonPrimitive()
                        && element.getAsJsonPrimitive().isString()
                ? Optional.of(element.getAsString())
                : Optional.empty();
    }

    /** A whole number of 0 or more. */
    static OptionalLong count(JsonObject object, String name) {
        return count(object.get(name));
    }

    static OptionalLong count(JsonElement element) {
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isNumber()
                || element.getAsString().length() > LONGEST_NUMBER) {
            return OptionalLong.empty();
        }
        try {
            long number = new BigDecimal(element.getAsString()).longValueExact();
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    static JsonObject object(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    }

    static JsonArray array(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null && element.isJsonArray() ? element.getAsJsonArray() : new JsonArray();
    }
}
