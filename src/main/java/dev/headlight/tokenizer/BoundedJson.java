package dev.headlight.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;

/** Reads small JSON trees from files that may be hostile: no more values and no deeper than was expected. */
final class BoundedJson {
    /** The tokenizers library itself gives up at 128. */
    private static final int DEEPEST = 64;

    private int left;

    private BoundedJson(int mostValues) {
        this.left = mostValues;
    }

    /** A strict reader that refuses absurd nesting. */
    static JsonReader open(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setNestingLimit(DEEPEST);
        reader.setStrictness(Strictness.STRICT);
        return reader;
    }

    /**
     * The value that comes next.
     *
     * @param mostValues how many values it may hold, itself included
     */
    static JsonElement read(JsonReader reader, int mostValues) throws IOException {
        return new BoundedJson(mostValues).value(reader);
    }

    private JsonElement value(JsonReader reader) throws IOException {
        if (left-- == 0) {
            throw new MalformedJsonException("far more values than expected at " + reader.getPath());
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> new JsonPrimitive(whole(reader.nextString()));
            case NUMBER -> new JsonPrimitive(number(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("no value at " + reader.getPath());
        };
    }

    /** Never a BigDecimal: one with a huge exponent takes for ever to become an int. */
    private static Number number(String text) throws MalformedJsonException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new MalformedJsonException("a number beyond all bounds");
            }
            return number;
        }
    }

    /** The native library aborts the program on halves of characters. */
    private static String whole(String text) throws MalformedJsonException {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new MalformedJsonException("a text with half a character");
        }
        return text;
    }

    private JsonObject object(JsonReader reader) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            object.add(whole(reader.nextName()), value(reader));
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(JsonReader reader) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader));
        }
        reader.endArray();
        return array;
    }
}
