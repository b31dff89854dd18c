package dev.headlight.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a bug leaves behind, one file for each bug: versions and stack traces. Messages of exceptions may quote
 * what the user typed and are left out. Nothing is sent anywhere. Any thread.
 *
 * @param folder of the reports; made if missing
 */
public record CrashReports(Path folder) {
    private static final int MOST_FILES = 20;
    private static final int CODE = 6;
    private static final int FRAMES_OF_CODE = 5;

    /**
     * What was written.
     *
     * @param code short, the same for the same bug
     * @param file the report
     * @param problem why the file is not there, or null where it is
     */
    public record Report(String code, Path file, @Nullable IOException problem) {}

    /** Writes a report over an earlier one of the same bug, and removes the oldest where there are many. */
    public Report write(Throwable failure) {
        String code = code(failure);
        Path file = folder.resolve("crash-" + code + ".txt");
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, part -> Files.writeString(part, text(code, failure)));
            removeOldest();
            return new Report(code, file, null);
        } catch (IOException e) {
            return new Report(code, file, e);
        }
    }

    private static String text(String code, Throwable failure) {
        String versions = Versions.all().stream().map(Object::toString).collect(Collectors.joining("\n"));
        return "Headlight crash report " + code + "\n" + Instant.now() + "\n\n" + versions + "\n\nThread: "
                + Thread.currentThread().getName() + "\n" + trace(failure);
    }

    /** The kinds of a failure and of its causes, and where they came from, without their messages. */
    public static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            text.append(seen.size() == 1 ? "" : "caused by ")
                    .append(at.getClass().getName())
                    .append('\n');
            for (StackTraceElement frame : at.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    /** Of where it happened; lines count, so that another version of the program gives another code. */
    private static String code(Throwable failure) {
        String place = failure.getClass().getName()
                + Stream.of(failure.getStackTrace())
                        .limit(FRAMES_OF_CODE)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest).substring(0, CODE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void removeOldest() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> newestFirst = children.filter(
                            child -> child.getFileName().toString().matches("crash-[0-9A-F]+\\.txt"))
                    .sorted(Comparator.comparingLong(CrashReports::time).reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(MOST_FILES, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }
}
