package dev.headlight.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the tokens of one model. Safe to use from any number of threads; a short text takes well under a
 * millisecond. Closing it frees native memory and waits for the texts under way.
 */
public final class TextTokenizer implements AutoCloseable {
    /** Far above any published tokenizer. */
    private static final long MAX_FILE_BYTES = 256L << 20;

    private final HuggingFaceTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final int maxTokens;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean isClosed;

    private TextTokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary, int maxTokens) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.maxTokens = maxTokens;
    }

    /**
     * @param tokenizerJson the file that Hugging Face's tokenizers read and write
     * @param maxTokens longest result, special tokens included
     * @param cacheFolder where the native library is unpacked; made if missing
     */
    public static TextTokenizer open(Path tokenizerJson, int maxTokens, Path cacheFolder) throws TokenizerException {
        try {
            checkFile(tokenizerJson);
            Vocabulary vocabulary = Vocabulary.read(tokenizerJson);
            return new TextTokenizer(NativeTokenizers.open(tokenizerJson, cacheFolder), vocabulary, maxTokens);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new TokenizerException(
                    "The tokenizer " + tokenizerJson + " could not be opened: " + e.getMessage()
                            + ". Install the model again, and see that " + cacheFolder + " can be written.",
                    e);
        }
    }

    private static void checkFile(Path file) throws IOException, TokenizerException {
        if (!Files.isRegularFile(file)) {
            throw new TokenizerException("The tokenizer " + file + " is missing. Install the model again.");
        }
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new TokenizerException("The tokenizer " + file + " has " + Files.size(file) + " bytes; at most "
                    + MAX_FILE_BYTES + " were expected. Install the model again.");
        }
    }

    /**
     * Tokens of one sentence or two, with the special tokens that the model expects around them.
     *
     * <p>What does not fit is cut from the end of the longer sentence and counted in {@link TokenizedText#cut()}.
     * Unpaired surrogates are read as U+FFFD. Any text is accepted, the empty one too.
     */
    public TokenizedText encode(String text, @Nullable String pair) {
        SentencePart first = SentencePart.of(text);
        SentencePart second = pair == null ? null : SentencePart.of(pair);
        List<String> parts = second == null ? List.of(first.text()) : List.of(first.text(), second.text());
        TokenReader reader = new TokenReader(vocabulary, encode(parts), parts);
        List<Token> tokens = reader.tokens(maxTokens);
        int left = first.left() + (second == null ? 0 : second.left());
        return new TokenizedText(text, pair, tokens, new TokenizedText.Cut(reader.count() - tokens.size(), left));
    }

    private Encoding encode(List<String> parts) {
        lock.readLock().lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the tokenizer is closed");
            }
            return parts.size() == 1
                    ? tokenizer.encode(parts.getFirst(), true, false)
                    : tokenizer.encode(parts.getFirst(), parts.getLast(), true, false);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The vocabulary's spelling of a token, or the empty text where no token has that number. */
    public String token(int id) {
        return vocabulary.token(id);
    }

    /** The number of the token that stands for a word to guess, where the vocabulary has one. */
    public OptionalInt maskId() {
        return vocabulary.maskId();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!isClosed) {
                isClosed = true;
                tokenizer.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
