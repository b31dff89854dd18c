package dev.headlight.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.core.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file that the program keeps for itself, as JSON. It is written whole or not at all; fields that this version does
 * not know survive; a file that cannot be read, or that a newer version wrote, is set aside under a name with the date,
 * and never overwritten. Blocking; one thread at a time.
 */
public final class KeptJson {
    private static final Logger LOG = Logger.getLogger(KeptJson.class.getName());
    private static final long LARGEST = 1 << 25;
    private static final int MOST_ASIDE = 100;
    private static final String VERSION = "version";
    private static final String ENDING = ".json";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private final Path file;
    private final String what;
    private final int version;
    private final InstantSource clock;
    private JsonObject tree = new JsonObject();
    private String remark = "";

    /**
     * @param what is kept, for people: {@code settings}
     * @param version the newest one that can be read, and the one that is written
     */
    public KeptJson(Path file, String what, int version, InstantSource clock) {
        this.file = file;
        this.what = what;
        this.version = version;
        this.clock = clock;
    }

    /** What the file holds; nothing where there is none or it was set aside. */
    public JsonObject load() {
        tree = new JsonObject();
        try {
            if (Files.exists(file)) {
                if (Files.size(file) > LARGEST) {
                    setAside("damaged", "are far larger than they can be");
                } else {
                    take(JsonParser.parseString(Files.readString(file)));
                }
            }
        } catch (IOException | JsonParseException | IllegalStateException | StackOverflowError e) {
            LOG.log(Level.WARNING, "the " + what + " could not be read", e);
            setAside("damaged", "could not be read");
        }
        return tree;
    }

    private void take(JsonElement element) {
        if (!element.isJsonObject()) {
            setAside("damaged", "could not be read");
        } else if (isNewer(element.getAsJsonObject().get(VERSION))) {
            setAside("newer", "were written by a newer Headlight");
        } else {
            tree = element.getAsJsonObject();
        }
    }

    private boolean isNewer(@Nullable JsonElement found) {
        return found != null
                && found.isJsonPrimitive()
                && found.getAsJsonPrimitive().isNumber()
                && found.getAsDouble() > version;
    }

    /** What a reader of the fields found wrong: nothing is lost by beginning anew. */
    public void refuse() {
        tree = new JsonObject();
        setAside("damaged", "could not be read");
    }

    private void setAside(String kind, String reason) {
        try {
            Path aside = moveAside(kind);
            remark =
                    "Your " + what + " " + reason + ". They are kept as " + aside + "; Headlight begins with new ones.";
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the " + what + " could not be set aside", e);
            remark = "Your " + what + " " + reason + ", and could not be set aside: " + e.getMessage() + ".";
        }
    }

    private Path moveAside(String kind) throws IOException {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        String dated = stem + "." + kind + "-" + DATE.format(Instant.ofEpochMilli(clock.millis()));
        for (int number = 1; number < MOST_ASIDE; number++) {
            Path aside = file.resolveSibling(dated + (number == 1 ? "" : "-" + number) + ENDING);
            try {
                return Files.move(file, aside);
            } catch (FileAlreadyExistsException e) {
                LOG.log(Level.FINE, "there is one already", e);
            }
        }
        throw new IOException("there are " + MOST_ASIDE + " such files already");
    }

    /** What the user should know about the file, in sentences; empty where all is well. */
    public String remark() {
        return remark;
    }

    /**
     * Writes the fields, and those of the file that this version does not know.
     *
     * @param fields all that this version knows, null where something is absent
     */
    public void save(JsonObject fields) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        fields.addProperty(VERSION, version);
        JsonObject next = SurvivingFields.keep(tree, fields);
        WholeFile.write(file, part -> Files.write(part, JsonText.bytes(GSON.toJson(next))));
        tree = next;
    }
}
