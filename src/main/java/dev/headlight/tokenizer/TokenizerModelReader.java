package dev.headlight.tokenizer;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;

/** Reads the part {@code model} of a {@code tokenizer.json} piece by piece, with an eye on every size. */
final class TokenizerModelReader {
    /** Half as much again as the largest published tokenizer has. */
    static final int MAX_MERGES = 800_000;

    /** Among the options: whether there are any. */
    static final String MERGES = "merges";

    private static final int OPTION_VALUES = 100;

    private final TokenTable table = new TokenTable();
    private final JsonObject options = new JsonObject();
    private boolean hasVocabulary;

    /** Takes the whole object from the reader. */
    void read(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            switch (name) {
                case "vocab" -> readVocabulary(reader);
                case MERGES -> readMerges(reader);
                default -> options.add(name, BoundedJson.read(reader, OPTION_VALUES));
            }
        }
        reader.endObject();
        if (!hasVocabulary) {
            throw new MalformedJsonException("the model has no vocabulary");
        }
    }

    /** WordPiece and BPE map tokens to numbers; Unigram lists pairs of token and score in the order of the numbers. */
    private void readVocabulary(JsonReader reader) throws IOException {
        hasVocabulary = true;
        if (reader.peek() == JsonToken.BEGIN_ARRAY) {
            readScores(reader);
            return;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String token = reader.nextName();
            table.put(token, reader.nextLong());
        }
        reader.endObject();
    }

    private void readScores(JsonReader reader) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            reader.beginArray();
            table.put(reader.nextString(), table.end());
            double score = reader.nextDouble();
            if (!Double.isFinite(score)) {
                throw new MalformedJsonException("a score of " + score);
            }
            reader.endArray();
        }
        reader.endArray();
    }

    /** Older files join the two pieces of a merge by a blank, newer ones list them. */
    private void readMerges(JsonReader reader) throws IOException {
        int count = 0;
        reader.beginArray();
        options.addProperty(MERGES, reader.hasNext());
        while (reader.hasNext()) {
            if (++count > MAX_MERGES) {
                throw new MalformedJsonException("more than " + MAX_MERGES + " merges");
            }
            if (reader.peek() == JsonToken.BEGIN_ARRAY) {
                reader.beginArray();
                checkPiece(reader.nextString());
                checkPiece(reader.nextString());
                reader.endArray();
            } else {
                checkPiece(reader.nextString());
            }
        }
        reader.endArray();
    }

    private static void checkPiece(String piece) throws MalformedJsonException {
        if (piece.isEmpty() || piece.length() > 2 * TokenTable.LONGEST_TOKEN) {
            throw new MalformedJsonException("a merge of " + piece.length() + " characters");
        }
    }

    TokenTable table() {
        return table;
    }

    /** All but the vocabulary and the merges. */
    JsonObject options() {
        return options;
    }
}
