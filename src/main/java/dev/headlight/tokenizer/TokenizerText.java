package dev.headlight.tokenizer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reading the text files of tokenizers, and saying what is wrong with them. */
final class TokenizerText {
    /** Twice the largest published tokenizer. */
    static final int MAX_FILE_BYTES = 64 << 20;

    private static final int LONGEST_REASON = 200;

    private TokenizerText() {}

    /** The text of a file whose size is bounded; bytes that are no UTF-8 become U+FFFD. */
    static String read(Path file, int maxBytes) throws IOException, TokenizerException {
        return new String(readBytes(file, maxBytes), StandardCharsets.UTF_8);
    }

    /** The bytes of a file whose size is bounded. */
    static byte[] readBytes(Path file, int maxBytes) throws IOException, TokenizerException {
        if (!Files.isRegularFile(file)) {
            throw new TokenizerException("The file " + file + " is missing. Install the model again.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new TokenizerException("The file " + file + " has " + Files.size(file) + " bytes; at most "
                        + maxBytes + " were expected. Install the model again, or fetch the file anew.");
            }
            return bytes;
        }
    }

    /** The first line of a message, no longer than fits into a sentence. */
    static String brief(Throwable e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "…" : message;
    }

    /** @param rows of the model's table of embeddings; 0 where it is not known */
    static void checkFits(int largestId, int rows) throws TokenizerException {
        if (rows > 0 && largestId >= rows) {
            throw new TokenizerException("The tokenizer knows " + (largestId + 1) + " tokens, and the model has only "
                    + rows + " embeddings. Look for the tokenizer that belongs to the model.");
        }
    }
}
