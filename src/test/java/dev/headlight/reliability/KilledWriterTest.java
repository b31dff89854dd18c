package dev.headlight.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStoreException;
import dev.headlight.session.Session;
import dev.headlight.session.SessionException;
import dev.headlight.session.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Processes that export a figure, save settings or a session, or import a model without pause are killed, 200 times in all. Each time
 * the files, the settings and the model are there, whole, as before or as after; and a start removes what was left.
 */
class KilledWriterTest {
    private static final int MOST_STEPS = 25;
    private static final long MOST_NANOSECONDS = 3_000_000;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);

    @ParameterizedTest
    @CsvSource({"export, 60", "save, 40", "session, 40", "import, 60"})
    void aKillAtAnyMomentLeavesTheOldOrTheNewAndNothingHalf(String work, int kills) throws Exception {
        BusyWriter.export(folder, 0, () -> {});
        BusyWriter.save(folder, 0);
        BusyWriter.saveSession(folder, 0);
        BusyWriter.importModel(folder, 0, () -> {});
        for (int kill = 0; kill < kills; kill++) {
            try (Child child = Child.start(BusyWriter.class, work, folder.toString(), "0")) {
                child.killAfter(1 + random.nextInt(MOST_STEPS), random.nextLong(MOST_NANOSECONDS));
            }
            assertThatAllIsWhole();
        }
        assertThatNothingIsLeft();
    }

    private void assertThatAllIsWhole() throws IOException, ModelStoreException, SessionException {
        List<String> lines = Files.readAllLines(folder.resolve(BusyWriter.FIGURE));
        assertThat(lines).hasSize(BusyWriter.LINES).containsOnly(lines.getFirst());
        assertThat(Files.readString(folder.resolve("config").resolve(BusyWriter.SETTINGS))
                        .strip())
                .startsWith("{")
                .endsWith("}");
        Session session = SessionFile.read(folder.resolve(BusyWriter.SESSION)).session();
        assertThat(session.carriesTraces()).isTrue();
        assertThat(session.notes().texts()).hasSize(1);
        ModelLibrary library = BusyWriter.library(folder);
        library.repair();
        ModelDescription model = library.installed(BusyWriter.MODEL).orElseThrow();
        library.store().verify(model);
    }

    private void assertThatNothingIsLeft() throws IOException, ModelStoreException {
        BusyWriter.export(folder, 1, () -> {});
        BusyWriter.save(folder, 1);
        BusyWriter.saveSession(folder, 1);
        BusyWriter.library(folder).repair();
        // Whoever is the first in a process to open a model unpacks native libraries into the cache.
        assertThat(names(folder).stream().filter(name -> !name.equals("cache")))
                .containsExactlyInAnyOrder("config", "store", BusyWriter.FIGURE, BusyWriter.SESSION);
        assertThat(names(folder.resolve("config"))).containsExactly(BusyWriter.SETTINGS);
        assertThat(names(folder.resolve("store"))).containsExactlyInAnyOrder(BusyWriter.MODEL, ".tiny.lock");
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> children = Files.list(in)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
