package dev.headlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program started several times: it closes itself when its picture is there, and says whether that was a kept one. */
class LastPictureTest {
    @TempDir
    private Path home;

    @Test
    void aStartShowsTheNumbersOfTheLastOneAndOfNoOtherText() throws Exception {
        assertThat(start()).as("the first start of all").contains("kept=false");
        assertThat(start()).as("the same text again").contains("kept=true");
        assertThat(start("--text", "Another text.")).as("another text").contains("kept=false");
        assertThat(start()).as("that text again").contains("kept=true");
        assertThat(start("--view", "neurons")).as("a view that needs more").contains("kept=false");
        assertThat(start("--view", "matrix")).as("one that does not").contains("kept=true");
    }

    /** With the flags of this process; yields what the program noted of its start. */
    private List<String> start(String... arguments) throws IOException, InterruptedException {
        Path notes = home.resolve("notes");
        Files.deleteIfExists(notes);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Dheadlight.startup=" + notes, "-classpath", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.put("HOME", home.toString());
        environment.put("APPDATA", home.resolve("roaming").toString());
        environment.put("LOCALAPPDATA", home.resolve("local").toString());
        environment.put("HEADLIGHT_STORE", Objects.requireNonNull(System.getProperty("headlight.test.store")));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            String said = Files.readString(home.resolve("said"), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
            return Files.readAllLines(notes);
        } finally {
            process.destroyForcibly();
        }
    }
}
