package dev.headlight.tokenizer;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code vocab.json} and {@code merges.txt} hold.
 *
 * @param table tokens and their numbers
 * @param merges in the order in which they are made; each makes a token of the vocabulary out of two
 */
record BytePairFiles(TokenTable table, List<Merge> merges) {
    /** Two neighbours that become one. */
    record Merge(String left, String right) {}

    static BytePairFiles parse(String vocabulary, String merges) throws TokenizerException {
        TokenTable table = new TokenTable();
        try (JsonReader reader = BoundedJson.open(vocabulary)) {
            reader.beginObject();
            while (reader.hasNext()) {
                String token = reader.nextName();
                table.put(token, reader.nextLong());
            }
            reader.endObject();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw wrong("vocab.json", TokenizerText.brief(e), e);
        }
        try {
            return new BytePairFiles(table, merges(merges, table));
        } catch (MalformedJsonException e) {
            throw wrong("merges.txt", TokenizerText.brief(e), e);
        }
    }

    private static TokenizerException wrong(String file, String reason, Exception cause) {
        return new TokenizerException(
                "The file " + file + " is no part of a tokenizer: " + reason
                        + ". Fetch it again from where the model was published.",
                cause);
    }

    private static List<Merge> merges(String text, TokenTable table) throws MalformedJsonException {
        List<Merge> merges = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank() || (merges.isEmpty() && line.startsWith("#version"))) {
                continue;
            }
            if (merges.size() == TokenizerModelReader.MAX_MERGES) {
                throw new MalformedJsonException("it has more than " + TokenizerModelReader.MAX_MERGES + " merges");
            }
            merges.add(merge(line, table));
        }
        return merges;
    }

    private static Merge merge(String line, TokenTable table) throws MalformedJsonException {
        int blank = line.indexOf(' ');
        if (blank <= 0 || blank != line.lastIndexOf(' ') || blank == line.length() - 1) {
            throw new MalformedJsonException("the line " + TokenTable.shown(line) + " does not hold two pieces");
        }
        Merge merge = new Merge(line.substring(0, blank), line.substring(blank + 1));
        if (!table.has(merge.left()) || !table.has(merge.right()) || !table.has(merge.left() + merge.right())) {
            throw new MalformedJsonException(
                    "the line " + TokenTable.shown(line) + " merges or makes a token that vocab.json lacks");
        }
        return merge;
    }
}
