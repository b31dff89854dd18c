package dev.headlight.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/** The characters of a session file. */
final class SessionText {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private SessionText() {}

    static byte[] bytes(JsonObject json) {
        return wellFormed(GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Half a surrogate pair is no Unicode character and no UTF-8: the replacement character stands for it. */
    static String wellFormed(String text) {
        int[] characters = text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
