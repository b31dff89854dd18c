package dev.headlight.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The settings on disk. A crash at any moment leaves the old file or the new one, never half of one; a file that cannot
 * be read, or is from the future, is set aside, not overwritten.
 */
public final class SettingsFile {
    private static final Logger LOG = Logger.getLogger(SettingsFile.class.getName());
    private static final int VERSION = 1;

    private final KeptJson file;
    private final Gson gson = new GsonBuilder().serializeNulls().create();

    public SettingsFile(Path file) {
        this(file, InstantSource.system());
    }

    SettingsFile(Path file, InstantSource clock) {
        this.file = new KeptJson(file, "settings", VERSION, clock);
    }

    /** The settings as last saved, or the initial ones where there are none or they were set aside. */
    public Settings load() {
        try {
            return gson.fromJson(file.load(), SettingsJson.class).toSettings();
        } catch (JsonParseException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the settings are damaged", e);
            file.refuse();
            return Settings.INITIAL;
        }
    }

    /** What the user should know about the file that was loaded; empty where all is well. */
    public String remark() {
        return file.remark();
    }

    /** Writes the settings. Blocking; not for the JavaFX thread while the user works. */
    public synchronized void save(Settings settings) throws IOException {
        file.save(gson.toJsonTree(SettingsJson.of(settings)).getAsJsonObject());
    }
}
