package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.Aggregate;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.Threshold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private SettingsFile file() {
        return new SettingsFile(path(), () -> Instant.parse("2026-11-25T03:04:05Z"));
    }

    private void write(String json) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"theme\": \"DARK\", \"te | damaged | could not be read",
                "[1, 2] | damaged | could not be read",
                "{\"layer\": [3]} | damaged | could not be read",
                "{\"version\": 2, \"layer\": {}} | newer | newer Headlight"
            })
    void whatCannotBeReadIsSetAsideUnderADatedName(String json, String kind, String reason) throws IOException {
        write(json);
        SettingsFile file = file();
        assertThat(file.load()).isEqualTo(Settings.INITIAL);
        Path aside = path().resolveSibling("settings." + kind + "-2026-11-25T03-04-05.json");
        assertThat(aside).content().isEqualTo(json);
        assertThat(file.remark()).contains(reason).contains(aside.toString());
        file.save(Settings.INITIAL);
        assertThat(file().load()).isEqualTo(Settings.INITIAL);
        assertThat(file().remark()).isEmpty();
    }

    @Test
    void whatWasSetAsideBeforeIsNeverOverwritten() throws IOException {
        for (String json : List.of("one", "{two", "[three]")) {
            write(json);
            file().load();
        }
        try (var files = Files.list(path().getParent())) {
            assertThat(files.map(SettingsFileTest::read)).containsExactlyInAnyOrder("one", "{two", "[three]");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatIsFarTooLargeIsSetAsideUnread() throws IOException {
        write("{\"text\": \"" + "a".repeat(1 << 25) + "\"}");
        SettingsFile file = file();
        assertThat(file.load()).isEqualTo(Settings.INITIAL);
        assertThat(file.remark()).contains("larger");
        assertThat(path()).doesNotExist();
    }

    @Test
    void whatAnotherVersionAddedSurvives() throws IOException {
        write("{\"pair\": \"b\", \"future\": [1, 2], \"reading\": {\"words\": true, \"later\": {\"a\": null}}}");
        SettingsFile file = file();
        assertThat(file.load().pair()).isEqualTo("b");
        file.save(Settings.INITIAL);
        assertThat(file().load()).isEqualTo(Settings.INITIAL);
        JsonObject tree = JsonParser.parseString(read(path())).getAsJsonObject();
        assertThat(tree.get("future")).hasToString("[1,2]");
        assertThat(tree.getAsJsonObject("reading").get("later")).hasToString("{\"a\":null}");
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
