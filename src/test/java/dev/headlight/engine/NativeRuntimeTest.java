package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeRuntimeTest {
    @Test
    void librariesAreUnpackedOnceAndMendedWhenCutOff(@TempDir Path cache) throws IOException {
        Path folder = NativeRuntime.unpack(cache);
        Path library = folder.resolve(System.mapLibraryName("onnxruntime"));
        Path binding = folder.resolve(System.mapLibraryName("onnxruntime4j_jni"));
        long size = Files.size(library);
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        Files.write(binding, new byte[10]);

        assertThat(NativeRuntime.unpack(cache)).isEqualTo(folder);
        assertThat(size).isGreaterThan(1 << 20);
        assertThat(Files.getLastModifiedTime(library).toMillis()).isZero();
        assertThat(Files.size(binding)).isGreaterThan(10);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(library, binding);
        }
    }
}
