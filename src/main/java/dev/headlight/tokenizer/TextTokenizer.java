package dev.headlight.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the tokens of one model. Safe to use from any number of threads; a short text takes well under a
 * millisecond. Closing it frees native memory and waits for the texts under way.
 */
public final class TextTokenizer implements AutoCloseable {
    /** No text, known letters, and characters that hardly a vocabulary knows. */
    private static final List<String> TRIALS = List.of("", "a word.", "\u4e00\ud83d\ude00\ue000\u0001\udbff\udffd");

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
            String text = TokenizerText.read(tokenizerJson, TokenizerText.MAX_FILE_BYTES);
            TokenizerJson json = TokenizerJson.parse(text);
            TextTokenizer tokenizer =
                    new TextTokenizer(NativeTokenizers.open(text, cacheFolder), Vocabulary.of(json), maxTokens);
            return tokenizer.tried();
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new TokenizerException(
                    "The tokenizer " + tokenizerJson + " could not be opened: " + TokenizerText.brief(e)
                            + ". Install the model again, and see that " + cacheFolder + " can be written.",
                    e);
        }
    }

    /** Fails here, not at somebody's keystroke, where a tokenizer has no answer to what it does not know. */
    private TextTokenizer tried() throws TokenizerException {
        try {
            for (String text : TRIALS) {
                int least = encode(List.of(text)).getIds().length;
                int leastOfPair = encode(List.of(text, text)).getIds().length;
                if (text.isEmpty() && Math.max(least, leastOfPair) >= maxTokens) {
                    throw new TokenizerException("The tokenizer adds " + leastOfPair
                            + " special tokens to a text, and the model takes no more than " + maxTokens
                            + " tokens. Look for the tokenizer that belongs to the model.");
                }
            }
            return this;
        } catch (RuntimeException | TokenizerException e) {
            close();
            throw e;
        }
    }

    /**
     * Tokens of one sentence or two, with the special tokens that the model expects around them.
     *
     * <p>What does not fit is cut from the end of the longer sentence and counted in {@link TokenizedText#cut()}.
     * Unpaired surrogates are read as U+FFFD. Any text is accepted, the empty one too; where nothing would be left for
     * the model to read, the vocabulary's first special token stands for the text.
     */
    public TokenizedText encode(String text, @Nullable String pair) {
        SentencePart first = SentencePart.of(text);
        SentencePart second = pair == null ? null : SentencePart.of(pair);
        List<String> parts = second == null ? List.of(first.text()) : List.of(first.text(), second.text());
        TokenReader reader = new TokenReader(vocabulary, encode(parts), parts);
        List<Token> found = reader.tokens(maxTokens);
        List<Token> tokens = found.isEmpty() ? List.of(vocabulary.standIn()) : found;
        int left = first.left() + (second == null ? 0 : second.left());
        return new TokenizedText(text, pair, tokens, new TokenizedText.Cut(reader.count() - found.size(), left));
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

    /** How people read a token that stands in no text, such as a predicted word; empty as its spelling may be. */
    public String reading(int id) {
        return vocabulary.reading(id);
    }

    /**
     * This tokenizer, if the model has an embedding for each token; otherwise it is closed.
     *
     * @param embeddings rows of the model's table; 0 where they are not known
     */
    public TextTokenizer fitting(int embeddings) throws TokenizerException {
        try {
            TokenizerText.checkFits(vocabulary.largestId(), embeddings);
            return this;
        } catch (TokenizerException e) {
            close();
            throw e;
        }
    }

    /** The number of the token that stands for a word to guess, where the vocabulary has one. */
    public OptionalInt maskId() {
        return vocabulary.maskId();
    }

    /** The token that stands for a word to guess, as it stands in a text; empty where the vocabulary has none. */
    public Optional<Token.Piece> maskPiece() {
        return piece(vocabulary.maskId());
    }

    /** The token that stands for what the vocabulary does not know; empty where it has none. */
    public Optional<Token.Piece> unknownPiece() {
        return piece(vocabulary.unknownId());
    }

    private Optional<Token.Piece> piece(OptionalInt id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(vocabulary.piece(id.getAsInt(), token(id.getAsInt()), false, true));
    }

    /** The number of the token that stands for what the vocabulary does not know, where it has one. */
    public OptionalInt unknownId() {
        return vocabulary.unknownId();
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
