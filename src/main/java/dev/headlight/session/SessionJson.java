package dev.headlight.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.headlight.state.GridLook;
import dev.headlight.state.ViewMode;
import java.io.IOException;
import java.io.StringReader;

/** A session in JSON, without the numbers of traces. docs/session-format.md describes it. */
final class SessionJson {
    /** What "format" says. */
    static final String FORMAT = "headlight-session";

    /** The newest version of the format that is read, and the one that is written. */
    static final int VERSION = 1;

    private SessionJson() {}

    static JsonObject write(Session session) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        SideJson.write(session.main(), json);
        json.addProperty("view", session.view().externalName());
        json.add("grid", grid(session.grid()));
        json.add("comparison", comparison(session));
        json.add("notes", NotesJson.write(session.notes()));
        return json;
    }

    private static JsonObject grid(GridLook grid) {
        JsonObject json = new JsonObject();
        json.addProperty("color", grid.color());
        json.addProperty("order", grid.order());
        return json;
    }

    private static JsonElement comparison(Session session) {
        if (session.compared() == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject comparison = new JsonObject();
        SideJson.write(session.compared(), comparison);
        comparison.addProperty("keepsHeads", session.keepsHeads());
        return comparison;
    }

    /** @param where what is read, for messages */
    static Session read(JsonObject json, String where) throws SessionException {
        Fields fields = new Fields(json, where);
        Fields comparison = fields.object("comparison");
        Fields grid = fields.object("grid");
        return new Session(
                SideJson.read(fields),
                fields.choice("view", ViewMode.LINKS_AND_MATRIX),
                comparison == null ? null : SideJson.read(comparison),
                comparison != null && comparison.flag("keepsHeads"),
                NotesJson.read(fields),
                grid == null ? GridLook.PLAIN : grid(grid));
    }

    private static GridLook grid(Fields grid) throws SessionException {
        return new GridLook(
                grid.text("color", SideJson.LONGEST_NAME, ""), grid.text("order", SideJson.LONGEST_NAME, ""));
    }

    /** Whether it is a session, of a version that can be read. */
    static void checkVersion(JsonObject json, String where) throws SessionException {
        Fields fields = new Fields(json, where);
        if (!FORMAT.equals(fields.text("format", SideJson.LONGEST_NAME))) {
            throw new SessionException(where + " is no session of Headlight: its \"format\" is not \"" + FORMAT + "\"");
        }
        int version = fields.whole("version", 1, Integer.MAX_VALUE, 0);
        if (version == 0) {
            throw new SessionException(where + " does not say which \"version\" of the format it has");
        }
        if (version > VERSION) {
            throw new SessionException(where + " was written by a newer Headlight (version " + version
                    + " of the format, this one reads " + VERSION + "). Update Headlight to open it");
        }
    }

    /** The one JSON object that a text consists of. */
    static JsonObject parse(String text, String where) throws SessionException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return element.getAsJsonObject();
            }
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | NumberFormatException
                | StackOverflowError e) {
            throw new SessionException(where + " is no readable JSON: it is damaged or was cut off", e);
        }
        throw new SessionException(where + " is no JSON object");
    }
}
