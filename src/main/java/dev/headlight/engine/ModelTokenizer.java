package dev.headlight.engine;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenizedText;
import dev.headlight.tokenizer.TextTokenizer;
import dev.headlight.tokenizer.TokenizerException;
import org.jspecify.annotations.Nullable;

/** The tokenizer of a model that is not run. Safe on any thread; frees native memory when it is closed. */
public final class ModelTokenizer implements AutoCloseable {
    private final TextTokenizer tokenizer;

    private ModelTokenizer(TextTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Reads the file, which takes some tenths of a second where the vocabulary is large. */
    public static ModelTokenizer open(ModelDescription model, EngineSettings settings) throws ModelOpenException {
        try {
            return new ModelTokenizer(
                    TextTokenizer.open(model.files().tokenizer(), model.shape().maxTokens(), settings.cacheFolder()));
        } catch (TokenizerException e) {
            throw new ModelOpenException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The tokens of one sentence or two, cut to what the model takes. */
    public TokenizedText tokenize(String text, @Nullable String pair) {
        return tokenizer.encode(text, pair);
    }

    /** The number of the token that stands for what the vocabulary does not know, or -1 where it has none. */
    public int unknownId() {
        return tokenizer.unknownId().orElse(-1);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
