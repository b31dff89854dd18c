package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("deep/settings.json");
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Settings settings = new Settings(
                Theme.DARK,
                "bert-base-uncased",
                "naïve 日本 👩‍👩‍👧",
                "second",
                3,
                4,
                Reading.PLAIN
                        .withWords(true)
                        .withHiding(Hiding.NOTHING.withSpecialKeys(true).withRescaling(true))
                        .withAggregate(Aggregate.NONE.withOver(Aggregate.Over.ROLLOUT))
                        .withThreshold(new Threshold(Threshold.Kind.COUNT, 0.75, 0.125, 12)),
                LinksLayout.LINES,
                ViewMode.MATRIX,
                1.5,
                List.of("/models/second", "/models/first"),
                new Settings.WindowPlace(10, 20, 1280, 800, false));
        SettingsFile file = new SettingsFile(path());
        file.save(settings);
        assertThat(file.load()).isEqualTo(settings);
        try (var files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void thereIsAFirstStart() {
        assertThat(new SettingsFile(path()).load()).isEqualTo(Settings.INITIAL);
        assertThat(Settings.INITIAL.isFirstStart()).isTrue();
    }

    @Test
    void damagedSettingsArePutAsideAndNotLost() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "{\"theme\": \"DARK\", \"te");
        assertThat(new SettingsFile(path()).load()).isEqualTo(Settings.INITIAL);
        assertThat(path().resolveSibling("settings.json.damaged")).content().contains("DARK");
    }

    @Test
    void unknownAndMissingFieldsAreNoProblem() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "{\"text\": \"hello\", \"theme\": \"PLAID\", \"future\": [1, 2], \"share\": 7}");
        Settings loaded = new SettingsFile(path()).load();
        assertThat(loaded.text()).isEqualTo("hello");
        assertThat(loaded.theme()).isEqualTo(Theme.SYSTEM);
        assertThat(loaded.reading().threshold().share()).isEqualTo(1);
    }
}
