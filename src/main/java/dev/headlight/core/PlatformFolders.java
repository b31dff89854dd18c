package dev.headlight.core;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where programs keep things on this operating system: the XDG base directories on Linux, {@code Library} on macOS,
 * {@code AppData} on Windows.
 */
public final class PlatformFolders {
    private final String system;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * @param system the name of the operating system as in the system property {@code os.name}
     * @param home the user's home folder
     */
    public PlatformFolders(String system, Path home, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** The folders of the user who runs the program. */
    public static PlatformFolders ofThisUser() {
        return new PlatformFolders(System.getProperty("os.name"), homeOfThisUser(), System.getenv());
    }

    /** The home folder of the user who runs the program. */
    public static Path homeOfThisUser() {
        return home(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * What {@code HOME} says, as for every other program; Java alone asks the table of users, which knows nothing of
     * containers and of {@code HOME=...} before a command.
     *
     * @param fallback where the variable is not set, as on Windows, or not absolute
     */
    static Path home(Map<String, String> environment, Path fallback) {
        String named = environment.getOrDefault("HOME", "");
        return named.startsWith("/") ? Path.of(named) : fallback;
    }

    /** For settings. */
    public Path config() {
        if (system.startsWith("windows")) {
            return variable("APPDATA", home.resolve("AppData/Roaming")).resolve("Headlight");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Application Support/Headlight")
                : variable("XDG_CONFIG_HOME", home.resolve(".config")).resolve("headlight");
    }

    /** For what the user brings in, such as models. */
    public Path data() {
        if (system.startsWith("windows")) {
            return localAppData().resolve("Headlight");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Application Support/Headlight")
                : variable("XDG_DATA_HOME", home.resolve(".local/share")).resolve("headlight");
    }

    /** For what can be made again. */
    public Path cache() {
        if (system.startsWith("windows")) {
            return localAppData().resolve("Headlight/Cache");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Caches/Headlight")
                : variable("XDG_CACHE_HOME", home.resolve(".cache")).resolve("headlight");
    }

    /** For logs and reports of crashes. */
    public Path logs() {
        if (system.startsWith("windows")) {
            return localAppData().resolve("Headlight/Logs");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Logs/Headlight")
                : variable("XDG_STATE_HOME", home.resolve(".local/state")).resolve("headlight");
    }

    private Path localAppData() {
        return variable("LOCALAPPDATA", home.resolve("AppData/Local"));
    }

    /** The XDG specification says that relative paths are to be ignored. */
    private Path variable(String name, Path fallback) {
        @Nullable String value = environment.get(name);
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? fallback : Path.of(value);
    }
}
