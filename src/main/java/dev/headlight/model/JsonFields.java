package dev.headlight.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a JSON object that may be damaged: every wrong kind is named. */
final class JsonFields {
    private static final int SHOWN = 60;

    private final JsonObject object;
    private final String where;

    private JsonFields(JsonObject object, String where) {
        this.object = object;
        this.where = where;
    }

    /**
     * @param where what is read, for messages
     * @throws ModelStoreException if the text is no JSON object
     */
    static JsonFields parse(String text, String where) throws ModelStoreException {
        try {
            JsonElement element = JsonParser.parseString(text);
            if (element.isJsonObject()) {
                return new JsonFields(element.getAsJsonObject(), where);
            }
        } catch (JsonParseException e) {
            throw new ModelStoreException(where + " is no JSON: " + e.getMessage(), e);
        }
        throw new ModelStoreException(where + " is no JSON object");
    }

    String text(String name) throws ModelStoreException {
        JsonElement element = object.get(name);
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isString()) {
            throw wrong(name, "a text");
        }
        return element.getAsString();
    }

    boolean flag(String name) throws ModelStoreException {
        JsonElement element = object.get(name);
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isBoolean()) {
            throw wrong(name, "true or false");
        }
        return element.getAsBoolean();
    }

    long number(String name) throws ModelStoreException {
        JsonElement element = object.get(name);
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isNumber()) {
            throw wrong(name, "a number");
        }
        try {
            return element.getAsBigDecimal().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ModelStoreException(explain(name, "a whole number"), e);
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    int count(String name, int least, int most) throws ModelStoreException {
        long number = number(name);
        if (number < least || number > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    JsonFields object(String name) throws ModelStoreException {
        JsonElement element = object.get(name);
        if (element == null || !element.isJsonObject()) {
            throw wrong(name, "an object");
        }
        return new JsonFields(element.getAsJsonObject(), where + ", " + name);
    }

    List<JsonFields> objects(String name) throws ModelStoreException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonObject()) {
                throw wrong(name, "a list of objects");
            }
            objects.add(new JsonFields(element.getAsJsonObject(), where + ", " + name));
        }
        return objects;
    }

    /** A list of texts, or an empty one if there is no such field. */
    List<String> texts(String name) throws ModelStoreException {
        List<String> texts = new ArrayList<>();
        if (!object.has(name)) {
            return texts;
        }
        for (JsonElement element : array(name)) {
            if (!element.isJsonPrimitive()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(element.getAsString());
        }
        return texts;
    }

    /** All fields of this object, which must be texts. */
    Map<String, String> allTexts() throws ModelStoreException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : object.keySet()) {
            texts.put(name, text(name));
        }
        return texts;
    }

    private JsonArray array(String name) throws ModelStoreException {
        JsonElement element = object.get(name);
        if (element == null || !element.isJsonArray()) {
            throw wrong(name, "a list");
        }
        return element.getAsJsonArray();
    }

    private ModelStoreException wrong(String name, String expected) {
        return new ModelStoreException(explain(name, expected));
    }

    private String explain(String name, String expected) {
        JsonElement found = object.get(name);
        String shown = found == null ? "nothing" : found.toString();
        String cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
        return where + ": expected \"" + name + "\" to be " + expected + ", found " + cut;
    }
}
