package dev.headlight.cli;

import com.google.gson.JsonElement;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where commands print.
 *
 * @param out results
 * @param err what went wrong, one line each
 */
public record Terminal(PrintStream out, PrintStream err) {
    private static final String PROGRAM = "headlight: ";

    /** Prints one line of results for people. */
    void line(String text) {
        out.println(text);
    }

    /** Prints one line of JSON in UTF-8 (RFC 8259, section 8.1), whatever the terminal's own encoding. */
    void json(JsonElement json) {
        byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    /** Tells what went wrong, or what the user should know, in one line. */
    void complain(String message) {
        err.println(PROGRAM + oneLine(message));
        err.flush();
    }

    /** A message may quote the user's text: no line breaks, and no control characters that a terminal would obey. */
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "\uFFFD");
    }

    /** Whether a person watches, so that a line may be written over. */
    boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether all results could be written. */
    boolean isIntact() {
        return !out.checkError();
    }
}
