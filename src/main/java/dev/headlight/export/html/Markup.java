package dev.headlight.export.html;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.headlight.export.WellFormed;

/** Texts of users within HTML. */
final class Markup {
    /** Writes {@code <}, {@code >}, {@code &}, {@code =} and quotes as escapes of JSON, so that no text ends a script. */
    private static final Gson SAFE = new GsonBuilder().serializeNulls().create();

    private Markup() {}

    /** A text between tags or within an attribute. */
    static String text(String text) {
        return WellFormed.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** JSON within a script element. */
    static String json(JsonElement json) {
        return WellFormed.text(SAFE.toJson(json));
    }
}
