package dev.headlight.corpus;

import org.jspecify.annotations.Nullable;

/**
 * One text of a file.
 *
 * @param number of the line, from 1
 * @param text the text, or its first sentence
 * @param pair the second sentence, or null
 */
public record TextLine(long number, String text, @Nullable String pair) {
    /** A line of a file: the first tab stands between the sentences of a pair, further ones are blanks. */
    static TextLine of(long number, String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return new TextLine(number, line, null);
        }
        return new TextLine(
                number,
                line.substring(0, tab).strip(),
                line.substring(tab + 1).replace('\t', ' ').strip());
    }
}
