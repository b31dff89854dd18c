package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.state.KeptJson;
import dev.headlight.state.Notes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes between starts: those of windows without a session file, and those that are not in their session's file yet.
 * Blocking; any thread.
 */
public final class NotesFile {
    private static final Logger LOG = Logger.getLogger(NotesFile.class.getName());
    private static final int VERSION = 1;
    private static final String NOTES = "notes";
    private static final String UNSAVED = "unsaved";

    private final KeptJson file;
    private Notes known = Notes.NONE;

    /**
     * The notes of a window.
     *
     * @param session the file of its session, or null
     * @param now the notes
     * @param saved those that the session's file holds
     */
    public record Entry(@Nullable Path session, Notes now, Notes saved) {}

    public NotesFile(Path file) {
        this.file = new KeptJson(file, NOTES, VERSION, InstantSource.system());
    }

    /** The notes of windows without a session file. */
    public synchronized Notes load() {
        known = read(file.load());
        return known;
    }

    private Notes read(JsonObject tree) {
        try {
            return NotesJson.read(new Fields(tree, "The file of notes"));
        } catch (SessionException e) {
            LOG.log(Level.WARNING, "the notes are damaged", e);
            file.refuse();
            return Notes.NONE;
        }
    }

    /** What the user should know about the file; empty where all is well. */
    public synchronized String remark() {
        return file.remark();
    }

    /** The notes of a session that did not reach its file, or null where all did. */
    public synchronized @Nullable Notes unsaved(Path session) {
        JsonElement all = file.load().get(UNSAVED);
        JsonElement notes = all instanceof JsonObject sessions ? sessions.get(key(session)) : null;
        if (!(notes instanceof JsonArray)) {
            return null;
        }
        JsonObject tree = new JsonObject();
        tree.add(NOTES, notes);
        try {
            return NotesJson.read(new Fields(tree, "The file of notes"));
        } catch (SessionException e) {
            LOG.log(Level.WARNING, "the unsaved notes are damaged", e);
            return null;
        }
    }

    /** Writes what changed; another window may have written meanwhile. */
    public synchronized void save(Entry entry) throws IOException {
        Notes there = read(file.load());
        JsonObject fields = new JsonObject();
        Path session = entry.session();
        if (session == null) {
            fields.add(NOTES, NotesJson.write(there.withChanges(known, entry.now())));
            known = entry.now();
        } else {
            fields.add(NOTES, NotesJson.write(there));
            JsonObject unsaved = new JsonObject();
            boolean isSaved = entry.now().equals(entry.saved());
            unsaved.add(key(session), isSaved ? JsonNull.INSTANCE : NotesJson.write(entry.now()));
            fields.add(UNSAVED, unsaved);
        }
        file.save(fields);
    }

    private static String key(Path session) {
        return session.toAbsolutePath().normalize().toString();
    }
}
