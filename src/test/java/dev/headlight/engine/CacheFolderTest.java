package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("home");

    @Test
    void linuxFollowsTheBaseDirectorySpecification() {
        assertThat(CacheFolder.find("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".cache/headlight"));
        assertThat(CacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", "/var/c")))
                .isEqualTo(Path.of("/var/c/headlight"));
        assertThat(CacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(HOME.resolve(".cache/headlight"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(CacheFolder.find("Mac OS X", HOME, Map.of())).isEqualTo(HOME.resolve("Library/Caches/Headlight"));
        assertThat(CacheFolder.find("Windows 11", HOME, Map.of("LOCALAPPDATA", "local")))
                .isEqualTo(Path.of("local", "Headlight", "Cache"));
        assertThat(CacheFolder.find("Windows 11", HOME, Map.of()))
                .isEqualTo(HOME.resolve("AppData/Local/Headlight/Cache"));
    }
}
