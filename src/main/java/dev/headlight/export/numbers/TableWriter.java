package dev.headlight.export.numbers;

import com.google.gson.JsonPrimitive;
import dev.headlight.export.WellFormed;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes a table by RFC 4180: fields with a delimiter, a quote or a line end stand in quotes, quotes are doubled, lines
 * end with CR LF. Before the names of the columns come remarks on lines that begin with {@code #}, which most programs
 * can skip; so every field with such a sign is quoted too. Numbers are the shortest that read back as the same float32.
 */
final class TableWriter implements Closeable {
    private static final String LINE_END = "\r\n";
    private static final String QUOTE = "\"";

    private final BufferedWriter out;
    private final char delimiter;
    private boolean isLineBegun;

    /** @param file must not be there yet */
    TableWriter(Path file, Delimiter delimiter) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        this.delimiter = delimiter.character();
    }

    /** A line for people, or for programs that look for its name. */
    void remark(String name, String value) throws IOException {
        out.append("# ").append(name).append(": ").append(inOneLine(value)).append(LINE_END);
    }

    /** The facts of a trace, each on a line, texts in quotes as JSON. */
    void remarks(TraceFacts facts) throws IOException {
        for (Map.Entry<String, String> fact : facts.texts().entrySet()) {
            boolean isTyped = fact.getKey().startsWith("text");
            remark(fact.getKey(), isTyped ? new JsonPrimitive(fact.getValue()).toString() : fact.getValue());
        }
    }

    private static String inOneLine(String value) {
        return value.replaceAll("\\R", " ");
    }

    TableWriter field(String text) throws IOException {
        String wellFormed = WellFormed.text(text);
        begin();
        if (isQuoted(wellFormed)) {
            out.append(QUOTE).append(wellFormed.replace(QUOTE, QUOTE + QUOTE)).append(QUOTE);
        } else {
            out.append(wellFormed);
        }
        return this;
    }

    private boolean isQuoted(String text) {
        return text.isEmpty()
                || text.chars().anyMatch(sign -> sign == delimiter || sign == '"' || sign == '#' || sign <= ' ');
    }

    TableWriter field(int number) throws IOException {
        begin();
        out.append(Integer.toString(number));
        return this;
    }

    TableWriter field(float number) throws IOException {
        begin();
        out.append(Float.toString(number));
        return this;
    }

    TableWriter field(double number) throws IOException {
        begin();
        out.append(Double.toString(number));
        return this;
    }

    private void begin() throws IOException {
        if (isLineBegun) {
            out.append(delimiter);
        }
        isLineBegun = true;
    }

    void endLine() throws IOException {
        out.append(LINE_END);
        isLineBegun = false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
