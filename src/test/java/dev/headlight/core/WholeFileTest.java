package dev.headlight.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("numbers");
        WholeFile.write(file, part -> Files.writeString(part, "new"));
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void theOldFileStaysWhenTheNewOneCannotBeFinished() throws IOException {
        Path file = Files.writeString(folder.resolve("numbers"), "old");
        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(file, part -> {
                    Files.writeString(part, "half");
                    throw new IOException("No space left on device");
                }))
                .withMessageContaining("is full")
                .withMessageContaining("make room there or choose another folder");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("numbers"), "old and longer");
        WholeFile.write(file, part -> Files.writeString(part, "new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderIsRefused() {
        assertThatIOException().isThrownBy(() -> WholeFile.check(folder)).withMessage("it is a folder");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatIOException()
                .isThrownBy(() -> WholeFile.check(missing.resolve("numbers")))
                .withMessageContaining(missing.toString())
                .withMessageContaining("does not exist");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatIOException()
                .isThrownBy(() -> WholeFile.check(file.resolve("numbers")))
                .withMessageContaining(file.toString());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("numbers"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, part -> Files.writeString(part, "new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no device files")
    void aDeviceIsNotReplaced() {
        assertThatIOException()
                .isThrownBy(() -> WholeFile.check(Path.of("/dev/null")))
                .withMessageContaining("device");
    }
}
