package dev.headlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program where the toolkit cannot start, while the window is being made on another thread. */
class NoScreenTest {
    @TempDir
    Path home;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere there always is a screen")
    void theWindowIsRefusedInOneLineAndTheProgramEnds() throws IOException, InterruptedException {
        Process process = start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.exitValue()).as(said).isEqualTo(2);
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .contains("No window can be opened", "--screenshot FILE.png");
        } finally {
            process.destroyForcibly();
        }
    }

    /** With the flags of this process, but for those that make do without a screen. */
    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Dglass.platform") && !flag.startsWith("-Dprism.order"))
                .forEach(command::add);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        environment.put("HOME", home.toString());
        return builder.start();
    }
}
