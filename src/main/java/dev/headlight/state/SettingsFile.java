package dev.headlight.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.headlight.core.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The settings on disk. A crash at any moment leaves the old file or the new one, never half of one; a file that cannot
 * be read is put aside, not overwritten.
 */
public final class SettingsFile {
    private static final Logger LOG = Logger.getLogger(SettingsFile.class.getName());
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The settings as last saved, or the initial ones where there are none or they are damaged. */
    public Settings load() {
        try {
            if (!Files.exists(file) || Files.size(file) > LARGEST) {
                return Settings.INITIAL;
            }
            SettingsJson json = gson.fromJson(Files.readString(file), SettingsJson.class);
            return json == null ? Settings.INITIAL : json.toSettings();
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the settings could not be read and are put aside", e);
            putAside();
            return Settings.INITIAL;
        }
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the damaged settings could not be put aside", e);
        }
    }

    /** Writes the settings. Blocking; not for the JavaFX thread while the user works. */
    public synchronized void save(Settings settings) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String json = gson.toJson(SettingsJson.of(settings));
        WholeFile.write(file, part -> Files.writeString(part, json));
    }
}
