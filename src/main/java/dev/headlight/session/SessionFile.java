package dev.headlight.session;

import com.google.gson.JsonObject;
import dev.headlight.core.WholeFile;
import dev.headlight.state.SurvivingFields;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Session files: JSON, or, where traces are carried, a zip with that JSON and a safetensors file for each trace.
 * Blocking; any thread.
 */
public final class SessionFile {
    /** How the names of session files end. */
    public static final String ENDING = ".headlight";

    /** Some thousand long notes. */
    private static final int LARGEST_JSON = 1 << 25;

    private SessionFile() {}

    /**
     * What is in a file.
     *
     * @param tree all of its fields, also those that this version does not know
     */
    public record Content(Session session, JsonObject tree) {
        /** Nothing that was read from a file. */
        public static JsonObject nothing() {
            return new JsonObject();
        }
    }

    /** Whether a path ends as those of session files do. */
    public static boolean isNamedSo(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** @throws SessionException if there is no session that can be read, with the reason and what to do */
    public static Content read(Path file) throws SessionException {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return SessionArchive.beginsIn(in) ? SessionArchive.read(file, name) : plain(in, name);
        } catch (SessionException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new SessionException("There is no file " + file, e);
        } catch (IOException e) {
            throw new SessionException(name + " cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A file that nobody foresaw must not end the program.
            throw new SessionException(name + " cannot be read as a session: " + e, e);
        }
    }

    /** A session without numbers. */
    static Content plain(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_JSON + 1);
        if (bytes.length > LARGEST_JSON) {
            throw new SessionException(name + " is larger than any session without numbers: more than "
                    + LARGEST_JSON / (1 << 20) + " MB");
        }
        JsonObject tree = SessionJson.parse(new String(bytes, StandardCharsets.UTF_8), name);
        SessionJson.checkVersion(tree, name);
        return new Content(SessionJson.read(tree, name), tree);
    }

    /**
     * Writes a session whole or not at all.
     *
     * @param before what was read from the file, whose unknown fields are kept
     * @param from the file that was read, whose unknown entries are kept, or null; it may be the same
     * @return what is in the file now
     * @throws IOException with a message for people
     */
    public static JsonObject write(Path file, Session session, JsonObject before, @Nullable Path from)
            throws IOException {
        JsonObject json = SessionJson.write(session);
        SessionArchive.describeTraces(session, json);
        JsonObject tree = SurvivingFields.keep(before, json);
        UnknownEntries others = UnknownEntries.of(from);
        WholeFile.write(file, part -> {
            if (session.main().trace() == null && others.isEmpty()) {
                Files.write(part, SessionText.bytes(tree));
            } else {
                SessionArchive.write(part, session, tree, others);
            }
        });
        return tree;
    }
}
