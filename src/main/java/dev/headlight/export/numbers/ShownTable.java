package dev.headlight.export.numbers;

import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import dev.headlight.core.WholeFile;
import dev.headlight.figure.DrawnLinks;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes tables of what is on the screen: as they are read there, with tokens, ids and positions, and remarks that say
 * what was hidden, joined or rescaled. docs/export-numbers.md says what stands where.
 */
public final class ShownTable {
    private ShownTable() {}

    /** Fills a table. */
    @FunctionalInterface
    private interface Content {
        void writeTo(TableWriter table) throws IOException;
    }

    /**
     * The weights of the shown head, or of all shown heads as one: a line for each token or word that looks, a column for
     * each that is looked at.
     *
     * @throws IOException with a message for people
     */
    public static void matrix(ReadAttention read, Delimiter delimiter, Path file) throws IOException {
        write(delimiter, file, table -> new MatrixTable(read, table).write());
    }

    /**
     * The links that are drawn, strongest first, one a line.
     *
     * @throws IOException with a message for people
     */
    public static void links(ReadAttention read, Threshold threshold, Delimiter delimiter, Path file)
            throws IOException {
        DrawnLinks links = DrawnLinks.of(read, threshold);
        write(delimiter, file, table -> new LinksTable(read, table).write(links));
    }

    /**
     * The statistics of all heads, one head a line.
     *
     * @throws IOException with a message for people
     */
    public static void heads(Trace trace, HeadTable heads, Delimiter delimiter, Path file) throws IOException {
        write(delimiter, file, table -> new HeadsTable(trace, table).write(heads));
    }

    private static void write(Delimiter delimiter, Path file, Content content) throws IOException {
        WholeFile.write(file, part -> {
            try (TableWriter table = new TableWriter(part, delimiter)) {
                content.writeTo(table);
            }
        });
    }
}
