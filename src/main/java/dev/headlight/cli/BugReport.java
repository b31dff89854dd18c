package dev.headlight.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Keeps what a bug leaves behind.
 *
 * @param folder of the log; made if missing
 */
public record BugReport(Path folder) {
    private static final String FILE = "headlight.log";

    /**
     * Appends a failure to the log.
     *
     * @return one sentence for the user
     */
    String write(Throwable failure) {
        String kind = "This is a bug: " + failure + ". ";
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, entry(failure), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return kind + "Please report it with what " + file + " says.";
        } catch (IOException e) {
            return kind + "Please report it; the log " + file + " could not be written: " + e;
        }
    }

    private static String entry(Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.println(Instant.now());
        failure.printStackTrace(writer);
        return text.toString();
    }
}
