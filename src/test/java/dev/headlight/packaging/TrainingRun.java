package dev.headlight.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the finished program twice, as its users will: with its window, which shows the first picture and ends. Of the
 * first run the numbers of that picture are kept, so that the very first start has them before its model is open; in the
 * second Java keeps the classes as it had them loaded and linked, the ahead-of-time cache.
 */
final class TrainingRun {
    /**
     * The run compiles with the first compiler only. What it hands down of methods would otherwise have the second
     * compiler begin with all of them at once at every start, just when window and model want the processors. On level 2,
     * where methods count how often they are called: those that a run had on level 1 stay there in every later start,
     * however hot they become.
     */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=2";

    /** Where systems keep what belongs to a user: the runs must not find what the builder's own program left there. */
    private static final List<String> FOLDERS = List.of(
            "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "HOME");

    /** What {@code LastPicture} of the program leaves behind, and what it looks for in the program's folder. */
    private static final String LAST = "last-picture.safetensors";

    private static final String FIRST = "first-picture.safetensors";

    private final Path work;
    private final Path launcher;
    private final Path home;
    private final Path cache;

    /**
     * @param work for the settings and caches of the program during the runs
     * @param launcher starts the program, not with the cache yet
     * @param home the program's folder, which gets the numbers
     * @param cache the file to be made
     */
    TrainingRun(Path work, Path launcher, Path home, Path cache) {
        this.work = work;
        this.launcher = launcher;
        this.home = home;
        this.cache = cache;
    }

    /**
     * Makes the numbers and the cache.
     *
     * @throws PackagingException if the program does not end well, or left something out
     */
    void make() throws IOException, InterruptedException, PackagingException {
        Path numbers = work.resolve("settings").resolve(LAST);
        start("first", "-Dheadlight.config=" + numbers.getParent(), numbers);
        ProjectFiles.copy(numbers, home.resolve(FIRST));
        start("second", "-XX:AOTCacheOutput=" + cache + " " + FIRST_COMPILER_ONLY, cache);
        for (Path file : List.of(home.resolve(FIRST), cache)) {
            Files.setLastModifiedTime(file, ProjectFiles.TIME);
        }
    }

    /** @param made what the program is to leave behind */
    private void start(String run, String options, Path made)
            throws IOException, InterruptedException, PackagingException {
        Path own = Files.createDirectories(work.resolve(run));
        Files.deleteIfExists(made);
        List<String> command = new ArrayList<>();
        if (System.getenv("DISPLAY") == null && Tools.isThere("xvfb-run")) {
            command.addAll(List.of("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24"));
        }
        command.add(launcher.toString());
        Map<String, String> environment = new HashMap<>();
        for (String folder : FOLDERS) {
            environment.put(folder, own.resolve(folder).toString());
        }
        environment.put("JAVA_TOOL_OPTIONS", options + " -Dheadlight.startup=" + own.resolve("times"));
        String output = Tools.program(command, environment);
        if (!Files.isRegularFile(made)) {
            throw new PackagingException("The training run left no " + made.getFileName() + ":\n" + output);
        }
    }
}
