package dev.headlight.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process with the class path of the tests. */
final class Child implements AutoCloseable {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        return new Child(builder.start());
    }

    /** Waits for so many bytes of output, then for so long by the clock, and ends the process as kill -9 does. */
    void killAfter(int bytes, long nanoseconds) throws IOException, InterruptedException {
        InputStream output = process.getInputStream();
        String said = new String(output.readNBytes(bytes), StandardCharsets.UTF_8);
        if (said.length() < bytes || said.contains("failed")) {
            String rest = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            throw new AssertionError("the process ended by itself: " + said + rest);
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanoseconds) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int code() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
