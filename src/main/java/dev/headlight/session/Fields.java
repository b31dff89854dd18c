package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object from a stranger: each may be absent, none may be something else than it should. */
record Fields(JsonObject object, String where) {
    private static final int SHOWN = 40;

    /** How a value is written in files: {@code each-head}. */
    static String external(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<JsonElement> find(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(element);
    }

    @Nullable
    String text(String name, int longest) throws SessionException {
        JsonElement found = find(name).orElse(null);
        return found == null ? null : text(found, name, longest);
    }

    String text(String name, int longest, String otherwise) throws SessionException {
        String text = text(name, longest);
        return text == null ? otherwise : text;
    }

    private String text(JsonElement found, String name, int longest) throws SessionException {
        if (!found.isJsonPrimitive() || !found.getAsJsonPrimitive().isString()) {
            throw wrong(name, "a text", found);
        }
        String text = found.getAsString();
        if (text.length() > longest) {
            throw new SessionException(where + " has \"" + name + "\" with " + text.length() + " characters, expected "
                    + longest + " at most");
        }
        return text;
    }

    boolean flag(String name) throws SessionException {
        JsonElement found = find(name).orElse(null);
        if (found == null) {
            return false;
        }
        String word = found.isJsonPrimitive() ? found.getAsString() : "";
        if (!word.equals("true") && !word.equals("false")) {
            throw wrong(name, "true or false", found);
        }
        return word.equals("true");
    }

    double number(String name, double least, double most, double otherwise) throws SessionException {
        JsonElement found = find(name).orElse(null);
        if (found == null) {
            return otherwise;
        }
        double number = number(found);
        if (!(number >= least && number <= most)) {
            throw wrong(name, "a number from " + least + " to " + most, found);
        }
        return number;
    }

    private static double number(JsonElement found) {
        try {
            return found.isJsonPrimitive() ? Double.parseDouble(found.getAsString()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    int whole(String name, int least, int most, int otherwise) throws SessionException {
        JsonElement found = find(name).orElse(null);
        return found == null ? otherwise : whole(found, name, least, most);
    }

    private int whole(JsonElement found, String name, int least, int most) throws SessionException {
        double number = number(found);
        if (!(number >= least && number <= most) || number != Math.rint(number)) {
            throw wrong(name, "a whole number from " + least + " to " + most, found);
        }
        return (int) number;
    }

    /** One of the values, or the usual one: a newer version may know more of them. */
    <E extends Enum<E>> E choice(String name, E usual) throws SessionException {
        String found = text(name, SHOWN);
        return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                .filter(value -> external(value).equals(found))
                .findFirst()
                .orElse(usual);
    }

    List<Integer> wholes(String name, int most, int largest) throws SessionException {
        List<Integer> numbers = new ArrayList<>();
        for (JsonElement element : list(name, most)) {
            numbers.add(whole(element, name, 0, largest));
        }
        return numbers;
    }

    List<String> texts(String name, int most, int longest) throws SessionException {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : list(name, most)) {
            texts.add(text(element, name, longest));
        }
        return texts;
    }

    /** An array; links write it as one text with commas. */
    private List<JsonElement> list(String name, int most) throws SessionException {
        JsonElement found = find(name).orElse(null);
        if (found == null) {
            return List.of();
        }
        List<JsonElement> elements;
        if (found instanceof JsonArray array) {
            elements = array.asList();
        } else if (found instanceof JsonPrimitive text && text.isString()) {
            elements = Arrays.stream(text.getAsString().split(",", most + 2))
                    .<JsonElement>map(JsonPrimitive::new)
                    .toList();
        } else {
            throw wrong(name, "a list", found);
        }
        if (elements.size() > most) {
            throw new SessionException(where + " has \"" + name + "\" with more than " + most + " elements");
        }
        return elements;
    }

    @Nullable
    Fields object(String name) throws SessionException {
        JsonElement found = find(name).orElse(null);
        if (found == null) {
            return null;
        }
        if (!found.isJsonObject()) {
            throw wrong(name, "an object", found);
        }
        return new Fields(found.getAsJsonObject(), where);
    }

    List<Fields> objects(String name, int most) throws SessionException {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement element : list(name, most)) {
            if (!element.isJsonObject()) {
                throw wrong(name, "objects", element);
            }
            objects.add(new Fields(element.getAsJsonObject(), where));
        }
        return objects;
    }

    SessionException wrong(String name, String expected, Object found) {
        String shown = found.toString();
        return new SessionException(where + " has \"" + name + "\": "
                + (shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…") + ", expected " + expected);
    }
}
