package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the ahead-of-time cache by a training run: the program starts with its window, shows the first picture and ends,
 * and Java keeps the classes as it had them loaded and linked.
 */
final class TrainingRun {
    /**
     * The run compiles with the first compiler only. What it hands down of methods would otherwise have the second
     * compiler begin with all of them at once at every start, just when window and model want the processors.
     */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final Path work;
    private final Path launcher;
    private final Path cache;

    /**
     * @param work for the settings and caches of the program during the run
     * @param launcher starts the program, not with the cache yet
     * @param cache the file to be made
     */
    TrainingRun(Path work, Path launcher, Path cache) {
        this.work = work;
        this.launcher = launcher;
        this.cache = cache;
    }

    /**
     * Makes the cache.
     *
     * @throws PackagingException if the program does not end well, or no cache is there then
     */
    void make() throws IOException, InterruptedException, PackagingException {
        Path times = Files.createDirectories(work).resolve("times");
        List<String> command = new ArrayList<>();
        if (System.getenv("DISPLAY") == null && Tools.isThere("xvfb-run")) {
            command.addAll(List.of("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24"));
        }
        command.add(launcher.toString());
        Map<String, String> environment = new HashMap<>();
        for (String folder : List.of("CONFIG", "CACHE", "DATA")) {
            environment.put("XDG_" + folder + "_HOME", work.resolve(folder).toString());
        }
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-XX:AOTCacheOutput=" + cache + " " + FIRST_COMPILER_ONLY + " -Dheadlight.startup=" + times);
        String output = Tools.program(command, environment);
        if (!Files.isRegularFile(cache)) {
            throw new PackagingException("The training run left no start cache:\n" + output);
        }
        Files.setLastModifiedTime(cache, ProjectFiles.TIME);
    }
}
