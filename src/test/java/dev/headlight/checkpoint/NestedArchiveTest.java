package dev.headlight.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedArchiveTest {
    @TempDir
    Path folder;

    private NestedArchive archive = new NestedArchive(Path.of("outer.jar"), "inner.zip");

    @BeforeEach
    void writeArchive() throws IOException {
        byte[] inner = zip(Map.of("first.txt", bytes("one"), "second.txt", bytes("two")));
        Path outer = Files.write(folder.resolve("outer.jar"), zip(Map.of("inner.zip", inner)));
        archive = new NestedArchive(outer, "inner.zip");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void filesOfTheInnerZipAreRead() throws IOException {
        assertThat(archive.readAll(Set.of("first.txt", "second.txt"), 3))
                .containsEntry("first.txt", bytes("one"))
                .containsEntry("second.txt", bytes("two"));
        try (InputStream stream = archive.open("second.txt")) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes("two"));
        }
    }

    @Test
    void missingFilesAreNamed() {
        assertThatThrownBy(() -> archive.readAll(Set.of("third.txt"), 3))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("third.txt");
        assertThatThrownBy(() -> archive.open("third.txt").close()).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(() -> new NestedArchive(archive.archive(), "other.zip").readAll(Set.of("first.txt"), 3))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("other.zip");
    }

    @Test
    void aFileLongerThanAllowedIsRefused() {
        assertThatThrownBy(() -> archive.readAll(Set.of("first.txt"), 2))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("longer than 2 bytes");
    }
}
