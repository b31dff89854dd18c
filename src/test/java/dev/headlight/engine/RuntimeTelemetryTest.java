package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeTelemetryTest {
    @TempDir
    private Path home;

    /** The runtime keeps an identifier and its events below the user's cache before it sends them. */
    @Test
    void theRuntimeLeavesNothingInTheHomeFolderToReportLater() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                OpensRuntime.class.getName(),
                home.resolve("ours").toString()));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().remove("ORT_DISABLE_TELEMETRY");
        process.environment().remove("CI");
        process.environment().put("HOME", home.toString());
        process.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());

        assertThat(process.start().waitFor()).isZero();

        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile).filter(file -> !file.startsWith(home.resolve("ours"))))
                    .isEmpty();
        }
    }

    /** Initializes the runtime as a session does, in a process of its own. */
    static final class OpensRuntime {
        private OpensRuntime() {}

        public static void main(String[] args) throws Exception {
            RuntimeTelemetry.switchOff();
            NativeRuntime.prepare(Path.of(args[0]));
            ai.onnxruntime.OrtEnvironment.getEnvironment("test").setTelemetry(false);
        }
    }
}
