package dev.headlight.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two processes that do the same in the same place at the same time. */
class TwoCopiesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"export, 60", "save, 60", "import, 8"})
    void bothGetTheirWorkDoneAndWhatIsThereIsWhole(String work, int rounds) throws Exception {
        List<Child> copies = new ArrayList<>();
        for (int copy = 0; copy < 2; copy++) {
            copies.add(Child.start(BusyWriter.class, work, folder.toString(), Integer.toString(rounds)));
        }
        for (Child copy : copies) {
            assertThat(copy.output()).doesNotContain("failed");
            assertThat(copy.code()).isZero();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**/.headlight-*");
    }

    @Test
    void aModelIsOpenedWhileAnotherCopyReplacesIt() throws Exception {
        BusyWriter.importModel(folder, 0, () -> {});
        ModelLibrary library = BusyWriter.library(folder);
        ModelDescription model = library.installed(BusyWriter.MODEL).orElseThrow();
        try (Engine engine = Engine.open(model, new EngineSettings(1, folder.resolve("cache")));
                Child other = Child.start(BusyWriter.class, "import", folder.toString(), "4")) {
            assertThat(other.output()).doesNotContain("failed");
            assertThat(engine.tokenize("still here", null).size()).isPositive();
        }
        library.store().verify(library.installed(BusyWriter.MODEL).orElseThrow());
    }

    @Test
    void aFileOfWhichAnotherCopyKeepsASlowDraftIsWritten() throws Exception {
        try (Child other = Child.start(BusyWriter.class, "export", folder.toString(), "0")) {
            for (int round = 0; round < 20; round++) {
                BusyWriter.export(folder, round, () -> {});
            }
            other.killAfter(1, 0);
        }
        BusyWriter.export(folder, 0, () -> {});
        assertThat(folder).isDirectoryNotContaining("glob:**/.headlight-*");
    }
}
