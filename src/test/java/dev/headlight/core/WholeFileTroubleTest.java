package dev.headlight.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a disk, and what somebody else left on it. */
class WholeFileTroubleTest {
    @TempDir
    private Path folder;

    @Test
    void onAFullDiskTheOldFileStaysAndTheMessageSaysWhatToDo() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(3 << 20)
                .setMaxCacheSize(0)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path file = disk.getPath("/work/figure.svg");
            Files.createDirectories(disk.getPath("/work"));
            Files.writeString(file, "old");
            assertThatIOException()
                    .isThrownBy(() -> WholeFile.write(file, part -> Files.write(part, new byte[8 << 20])))
                    .withMessageContaining("the disk of /work is full")
                    .withMessageContaining("make room there or choose another folder");
            assertThat(Files.readString(file)).isEqualTo("old");
            assertThat(disk.getPath("/work")).isDirectoryNotContaining(path -> !path.equals(file));
        }
    }

    @Test
    void onAReadOnlyDiskTheMessageSaysSo() throws IOException {
        Path archive = folder.resolve("disk.zip");
        try (FileSystem disk = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.writeString(disk.getPath("/figure.svg"), "old");
        }
        try (FileSystem disk = FileSystems.newFileSystem(archive, Map.of("accessMode", "readOnly"))) {
            assertThatIOException()
                    .isThrownBy(() -> WholeFile.write(disk.getPath("/new.svg"), part -> Files.writeString(part, "new")))
                    .withMessage("the folder / is write-protected");
            assertThatIOException()
                    .isThrownBy(() -> WholeFile.write(disk.getPath("/figure.svg"), part -> Files.writeString(part, "")))
                    .withMessage("it is write-protected");
            assertThat(Files.readString(disk.getPath("/figure.svg"))).isEqualTo("old");
        }
    }

    @Test
    void whatADeadWriterLeftGoesWithTheNextFile() throws IOException {
        Files.writeString(folder.resolve(".headlight-dead.lock"), "");
        Files.writeString(folder.resolve(".headlight-dead.part"), "half");
        Files.writeString(folder.resolve(".headlight-older.part"), "half");
        Path tree = Files.createDirectories(folder.resolve(".headlight-tree.part/unpacked"));
        Files.writeString(tree.resolve("weights"), "half");
        Path file = folder.resolve("figure.svg");
        WholeFile.write(file, part -> Files.writeString(part, "new"));
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void anotherFileThatIsBeingWrittenIsLeftAlone() throws IOException {
        Path file = folder.resolve("figure.svg");
        WholeFile.write(file, outer -> {
            Files.writeString(outer, "outer");
            WholeFile.write(folder.resolve("other.svg"), inner -> Files.writeString(inner, "inner"));
            assertThat(outer).hasContent("outer");
        });
        assertThat(file).hasContent("outer");
        assertThat(folder.resolve("other.svg")).hasContent("inner");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void whoMayReadAFileStaysTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        WholeFile.write(file, part -> Files.writeString(part, "new"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
