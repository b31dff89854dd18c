package dev.headlight.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The platform's place for files that can be made again. */
final class CacheFolder {
    private CacheFolder() {}

    static Path standard() {
        return find(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /** Windows and macOS have one place each; others follow the XDG base directory specification. */
    static Path find(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("Headlight").resolve("Cache");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("Headlight");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache");
        return base.resolve("headlight");
    }
}
