package dev.headlight.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Texts from a file in UTF-8, one a line, a tab between the sentences of a pair. Never holds more than one line, and of
 * a line at most {@value #MOST_BYTES} bytes. Blank lines are skipped and counted. Used by one thread.
 */
public final class TextLines implements AutoCloseable {
    /** Far more than any model reads of one text. */
    static final int MOST_BYTES = 1 << 20;

    /** Whoever meets a line as long as that holds something else than a file of texts. */
    private static final long LONGEST_LINE = 1L << 28;

    private final String name;
    private final long bytes;
    private final InputStream stream;
    private final LineBytes line = new LineBytes(MOST_BYTES);
    private long bytesRead;
    private long lines;
    private long blankLines;
    private long cutLines;
    private boolean isAfterReturn;
    private @Nullable TextLine waiting;

    private TextLines(String name, InputStream stream, long bytes) {
        this.name = name;
        this.bytes = bytes;
        this.stream = new BufferedInputStream(stream);
    }

    public static TextLines open(Path file) throws CorpusException {
        if (Files.isDirectory(file)) {
            throw new CorpusException(file + " is a folder; a file with one text a line was expected.");
        }
        try {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            return new TextLines(file.toString(), Files.newInputStream(file), size);
        } catch (IOException e) {
            throw new CorpusException(
                    Files.exists(file)
                            ? file + " cannot be read. Check that you may read it: " + e.getMessage() + "."
                            : "There is no file " + file + "; a file with one text a line was expected.",
                    e);
        }
    }

    /** Texts from a stream of unknown length, such as standard input. */
    public static TextLines of(InputStream stream, String name) {
        return new TextLines(name, stream, 0);
    }

    /** Reads up to the first text, so that a wrong file is found out before anything dear begins. */
    public void checkBegin() throws CorpusException {
        waiting = next();
        if (waiting == null) {
            throw new CorpusException("There is no text in " + name + "; one text a line was expected.");
        }
    }

    /** The next text, or null at the end. */
    public @Nullable TextLine next() throws CorpusException {
        TextLine kept = waiting;
        waiting = null;
        return kept == null ? read() : kept;
    }

    private @Nullable TextLine read() throws CorpusException {
        try {
            while (readLine()) {
                String text = line.text(lines == 1)
                        .orElseThrow(() -> notText("its bytes are no UTF-8"))
                        .strip();
                if (!text.isEmpty()) {
                    return TextLine.of(lines, text);
                }
                blankLines++;
            }
            return null;
        } catch (IOException e) {
            throw new CorpusException(name + " cannot be read any further: " + e.getMessage() + ".", e);
        }
    }

    /** A line ends with a line feed, a carriage return, or both in this order. */
    private boolean readLine() throws IOException, CorpusException {
        line.clear();
        int next = readByte();
        if (isAfterReturn && next == '\n') {
            next = readByte();
        }
        isAfterReturn = false;
        if (next < 0) {
            return false;
        }
        lines++;
        while (next >= 0 && next != '\n' && next != '\r') {
            if (next == 0) {
                throw notText("it has a byte of the value 0");
            }
            if (line.length() == LONGEST_LINE) {
                throw notText("it goes on after " + LONGEST_LINE + " bytes");
            }
            line.add((byte) next);
            next = readByte();
        }
        isAfterReturn = next == '\r';
        cutLines += line.isCut() ? 1 : 0;
        return true;
    }

    private int readByte() throws IOException {
        int read = stream.read();
        bytesRead += read < 0 ? 0 : 1;
        return read;
    }

    private CorpusException notText(String why) {
        return new CorpusException("Line " + lines + " of " + name + " is no text: " + why
                + ". Give a file in UTF-8 with one text a line.");
    }

    /** How the file is called in messages. */
    public String name() {
        return name;
    }

    /** Lines so far that held nothing. */
    public long blankLines() {
        return blankLines;
    }

    /** Lines so far of which only the first {@value #MOST_BYTES} bytes were taken. */
    public long cutLines() {
        return cutLines;
    }

    /** How much of the file is read, 0..1, or NaN where nobody knows how long it is. */
    public double fraction() {
        return bytes == 0 ? Double.NaN : Math.min(1, (double) bytesRead / bytes);
    }

    @Override
    public void close() throws CorpusException {
        try {
            stream.close();
        } catch (IOException e) {
            throw new CorpusException(name + " cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
