package dev.headlight.cli;

import com.google.gson.JsonElement;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Where commands print.
 *
 * @param out results
 * @param err what went wrong, one line each
 * @param progress how long work is told on {@code err}
 * @param isReaderGone whether results could not be written because nobody reads on
 */
public record Terminal(PrintStream out, PrintStream err, ProgressStyle progress, BooleanSupplier isReaderGone) {
    /** How long work is told. */
    public enum ProgressStyle {
        /** Not at all. */
        NONE,
        /** One line for each step. */
        LINES,
        /** One line that is written over. */
        OVERWRITTEN
    }

    /** Whose readers stay. */
    public Terminal(PrintStream out, PrintStream err, ProgressStyle progress) {
        this(out, err, progress, () -> false);
    }

    /** Without progress. */
    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, ProgressStyle.NONE);
    }

    /** Standard output and error of this process. */
    // The default console of Java is there only where input and output are a terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofThisProcess() {
        Console console = System.console();
        boolean isWatched = console != null && console.isTerminal();
        StandardOutput output = StandardOutput.ofThisProcess();
        return new Terminal(
                new PrintStream(new BufferedOutputStream(output), true, System.out.charset()),
                System.err,
                isWatched ? ProgressStyle.OVERWRITTEN : ProgressStyle.LINES,
                output::isReaderGone);
    }

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

    /** Whether all results could be written that somebody wanted. */
    boolean isIntact() {
        return !out.checkError() || isReaderGone.getAsBoolean();
    }
}
