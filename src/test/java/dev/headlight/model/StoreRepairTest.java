package dev.headlight.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRepairTest {
    @TempDir
    private Path root;

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Files.writeString(folder.resolve("model.json"), name);
        return folder;
    }

    @Test
    void aModelThatWasMovedAwayForAKilledSuccessorComesBack() throws IOException {
        folder(".tiny.partial-1");
        folder(".tiny.partial-1-old");
        StoreRepair.repair(root);
        assertThat(root.resolve("tiny/model.json")).hasContent(".tiny.partial-1-old");
        assertThat(root.resolve(".tiny.partial-1")).doesNotExist();
    }

    @Test
    void whatAFinishedReplacementLeftGoes() throws IOException {
        folder("tiny");
        folder(".tiny.partial-1-old");
        StoreRepair.repair(root);
        assertThat(root.resolve("tiny/model.json")).hasContent("tiny");
        assertThat(root.resolve(".tiny.partial-1-old")).doesNotExist();
    }

    @Test
    void aNameThatBeginsLikeAnotherIsNotTouched() throws IOException {
        folder("tiny");
        folder(".tiny.partial-1");
        folder("tiny.partial");
        StoreRepair.repair(root);
        assertThat(root.resolve("tiny")).exists();
        assertThat(root.resolve("tiny.partial")).exists();
        assertThat(root.resolve(".tiny.partial-1")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() {
        StoreRepair.repair(root.resolve("missing"));
        assertThat(root).isEmptyDirectory();
    }
}
