package dev.headlight.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformFoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsTheBaseDirectorySpecification() {
        PlatformFolders plain = new PlatformFolders("Linux", HOME, Map.of());
        assertThat(plain.config()).isEqualTo(HOME.resolve(".config/headlight"));
        assertThat(plain.cache()).isEqualTo(HOME.resolve(".cache/headlight"));
        assertThat(plain.data()).isEqualTo(HOME.resolve(".local/share/headlight"));

        PlatformFolders chosen =
                new PlatformFolders("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/etc/ada", "XDG_CACHE_HOME", "relative"));
        assertThat(chosen.config()).isEqualTo(Path.of("/etc/ada/headlight"));
        assertThat(chosen.cache()).isEqualTo(HOME.resolve(".cache/headlight"));
    }

    @Test
    void theHomeFolderIsTheOneThatTheEnvironmentNames() {
        assertThat(PlatformFolders.home(Map.of("HOME", "/tmp/guest"), HOME)).isEqualTo(Path.of("/tmp/guest"));
        assertThat(PlatformFolders.home(Map.of("HOME", "guest"), HOME)).isEqualTo(HOME);
        assertThat(PlatformFolders.home(Map.of(), HOME)).isEqualTo(HOME);
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(new PlatformFolders("Mac OS X", HOME, Map.of()).config())
                .isEqualTo(HOME.resolve("Library/Application Support/Headlight"));
        assertThat(new PlatformFolders("Windows 11", HOME, Map.of()).config())
                .isEqualTo(HOME.resolve("AppData/Roaming/Headlight"));
        assertThat(new PlatformFolders("Mac OS X", HOME, Map.of()).cache())
                .isEqualTo(HOME.resolve("Library/Caches/Headlight"));
        assertThat(new PlatformFolders("Windows 11", HOME, Map.of()).cache())
                .isEqualTo(HOME.resolve("AppData/Local/Headlight/Cache"));
    }
}
