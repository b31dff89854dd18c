package dev.headlight.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When the parts of a start are done, over many starts. */
final class StartBench {
    private final Path store;
    private final String model;

    StartBench(Path store, String model) {
        this.store = store;
        this.model = model;
    }

    /** Rows of the table of {@link Bench}. */
    List<String> measure(int times) throws IOException, InterruptedException {
        Map<String, Samples> parts = new LinkedHashMap<>();
        for (int time = -1; time < times; time++) {
            Map<String, Long> start = start();
            if (time >= 0) {
                start.forEach((part, millis) ->
                        parts.computeIfAbsent(part, _ -> new Samples()).add(millis * 1_000_000));
            }
        }
        return parts.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %d |",
                        part.getKey(),
                        part.getValue().median(),
                        part.getValue().slowest(),
                        part.getValue().count()))
                .toList();
    }

    /** One process with the flags of this one. */
    private Map<String, Long> start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), StartProbe.class.getName()));
        command.addAll(List.of(store.toString(), model));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> parts = new LinkedHashMap<>();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines().forEach(line -> {
            int equals = line.lastIndexOf('=');
            parts.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        });
        if (process.waitFor() != 0) {
            throw new IOException("a start failed: " + output);
        }
        return parts;
    }
}
