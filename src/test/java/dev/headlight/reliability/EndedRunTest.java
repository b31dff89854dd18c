package dev.headlight.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.app.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program, asked to end (SIGTERM) while a model is opened or run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it knows no such signal")
class EndedRunTest {
    private static final int TIMES = 16;
    private static final int ENDED = 143;
    private static final long LEAST_MILLISECONDS = 250;
    private static final int MOST_MORE = 1200;

    @TempDir
    private Path folder;

    @Test
    void itEndsInOrderWhateverItIsDoing() throws Exception {
        Random moments = new Random(7);
        List<Integer> codes = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            Process process = start();
            process.waitFor(LEAST_MILLISECONDS + moments.nextInt(MOST_MORE), TimeUnit.MILLISECONDS);
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            codes.add(process.exitValue());
        }
        // Those that were done before the signal came say 0.
        assertThat(codes).contains(ENDED).allMatch(code -> code == ENDED || code == 0);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .as("no reports of a crash of native code")
                    .noneMatch(name -> name.startsWith("hs_err"));
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Dheadlight."))
                .forEach(command::add);
        String text = "the cat sat on the mat because it was tired. ".repeat(40);
        command.add("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(
                "trace",
                "--text",
                text,
                "--out",
                folder.resolve("trace.safetensors").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", folder.toString());
        environment.put("HEADLIGHT_STORE", System.getProperty("headlight.test.store"));
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return builder.start();
    }
}
