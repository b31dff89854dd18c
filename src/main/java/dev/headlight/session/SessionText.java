package dev.headlight.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.headlight.state.JsonText;

/** The characters of a session file. */
final class SessionText {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private SessionText() {}

    static byte[] bytes(JsonObject json) {
        return JsonText.bytes(GSON.toJson(json));
    }
}
