package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.state.GridLook;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.Notes;
import dev.headlight.state.SwitchedOffHeads;
import dev.headlight.state.ViewMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A view as a short text that another copy of the program restores:
 * {@code headlight:1?text=The+cat+sat.&model=bert-base-uncased&sha=1f2e3d4c5b6a&heads=8-11}. What is as usual is left
 * out; notes and the comparison are not part of it.
 */
public final class SessionLink {
    /** Longest link, in characters: what a message or a chat takes, and the sentence field. */
    public static final int LONGEST = 8_000;

    private static final String SCHEME = "headlight:";
    private static final String START = SCHEME + SessionJson.VERSION + "?";
    private static final String WHERE = "The link";

    /** Names in links, by the place of the field in the JSON of a session. */
    private static final Map<String, List<String>> FIELDS = fields();

    private SessionLink() {}

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : List.of("text", "pair", "view", "heads", "masked", "switchedOff", "layout", "colors")) {
            fields.put(field, List.of(field));
        }
        fields.put("model", List.of("model", "id"));
        fields.put("sha", List.of("model", "sha256"));
        fields.put("query", List.of("pinned", "query"));
        fields.put("key", List.of("pinned", "key"));
        fields.put("gridColor", List.of("grid", "color"));
        fields.put("gridOrder", List.of("grid", "order"));
        for (String field : List.of(
                "sentences",
                "specialKeys",
                "specialQueries",
                "hidden",
                "rescales",
                "words",
                "valueWeighted",
                "over",
                "combination",
                "chosen",
                "threshold",
                "share",
                "least",
                "count")) {
            fields.put(field, List.of("reading", field));
        }
        return fields;
    }

    /** Whether a text is meant as a link, of any version. */
    public static boolean isLink(String text) {
        return text.strip().startsWith(SCHEME);
    }

    /** @throws SessionException if the text is too long for a link */
    public static String of(Session session) throws SessionException {
        JsonObject json = SessionJson.write(session);
        JsonObject usual = SessionJson.write(usual());
        StringJoiner link = new StringJoiner("&", START, "");
        for (Map.Entry<String, List<String>> field : FIELDS.entrySet()) {
            JsonElement value = at(json, field.getValue());
            if (value != null && !value.isJsonNull() && !value.equals(at(usual, field.getValue()))) {
                link.add(field.getKey() + "=" + encoded(field.getKey(), text(value)));
            }
        }
        if (link.length() > LONGEST) {
            throw new SessionException("A link would have " + link.length() + " characters, more than " + LONGEST
                    + ", because the text is long. Save the session as a file instead");
        }
        return link.toString();
    }

    private static Session usual() {
        SavedSide side =
                new SavedSide(InputText.EMPTY, null, SideJson.USUAL, MaskedTokens.NONE, SwitchedOffHeads.NONE, null);
        return new Session(side, ViewMode.LINKS_AND_MATRIX, null, false, Notes.NONE, GridLook.PLAIN);
    }

    private static @Nullable JsonElement at(JsonObject json, List<String> path) {
        JsonElement at = json;
        for (String name : path) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return at;
    }

    private static String text(JsonElement value) {
        if (value instanceof JsonArray array) {
            StringJoiner list = new StringJoiner(",");
            array.forEach(element -> list.add(element.getAsString()));
            return list.toString();
        }
        return value.getAsString();
    }

    private static String encoded(String name, String value) {
        String kept = name.equals("sha") ? value.substring(0, Math.min(value.length(), 12)) : value;
        return URLEncoder.encode(kept, StandardCharsets.UTF_8).replace("%2C", ",");
    }

    /** @throws SessionException if it is no link that can be read, with the reason and what to do */
    public static Session read(String text) throws SessionException {
        String link = text.strip();
        if (link.length() > LONGEST) {
            throw new SessionException(
                    WHERE + " has " + link.length() + " characters, expected " + LONGEST + " at most");
        }
        if (!link.startsWith(START)) {
            throw new SessionException(
                    link.matches("headlight:[0-9]+\\?(?s:.*)")
                            ? WHERE + " was made by a newer Headlight. Update Headlight to open it"
                            : WHERE + " is incomplete: expected it to begin with " + START);
        }
        JsonObject json = new JsonObject();
        for (String part : link.substring(START.length()).split("&", -1)) {
            add(json, part);
        }
        return SessionJson.read(json, WHERE);
    }

    private static void add(JsonObject json, String part) throws SessionException {
        int equals = part.indexOf('=');
        List<String> path = FIELDS.get(equals < 0 ? part : part.substring(0, equals));
        if (path == null) {
            // A newer version may say more.
            return;
        }
        JsonObject at = json;
        for (String name : path.subList(0, path.size() - 1)) {
            if (!at.has(name)) {
                at.add(name, new JsonObject());
            }
            at = at.getAsJsonObject(name);
        }
        at.add(path.getLast(), new JsonPrimitive(decoded(part.substring(equals + 1))));
    }

    private static String decoded(String value) throws SessionException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SessionException(WHERE + " is damaged at \"" + value + "\"", e);
        }
    }
}
