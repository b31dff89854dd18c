package dev.headlight.export.numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table, read by the grammar of RFC 4180 after the remarks. */
public final class TableContent {
    private final List<String> remarks = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();
    private final String text;
    private final char delimiter;
    private int place;

    private TableContent(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        while (text.startsWith("#", place)) {
            int end = text.indexOf("\r\n", place);
            remarks.add(text.substring(place, end));
            place = end + 2;
        }
        while (place < text.length()) {
            lines.add(line());
        }
    }

    public static TableContent of(Path file, char delimiter) throws IOException {
        return new TableContent(Files.readString(file), delimiter);
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (text.charAt(place) == delimiter) {
            place++;
            fields.add(field());
        }
        if (!text.startsWith("\r\n", place)) {
            throw new IllegalArgumentException("a line does not end at " + place + " of " + text);
        }
        place += 2;
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        if (text.charAt(place) != '"') {
            while (text.charAt(place) != delimiter && text.charAt(place) != '\r') {
                field.append(text.charAt(place++));
            }
            return field.toString();
        }
        place++;
        while (text.charAt(place) != '"' || text.startsWith("\"\"", place)) {
            place += text.charAt(place) == '"' ? 1 : 0;
            field.append(text.charAt(place++));
        }
        place++;
        return field.toString();
    }

    public List<String> remarks() {
        return remarks;
    }

    /** The names of the columns. */
    public List<String> names() {
        return lines.getFirst();
    }

    /** The lines behind the names. */
    public List<List<String>> rows() {
        return lines.subList(1, lines.size());
    }
}
