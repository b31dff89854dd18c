package dev.headlight.engine;

import dev.headlight.core.ModelDescription;
import dev.headlight.tokenizer.TextTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens a tokenizer on a thread of its own while the runtime reads the graph, which takes about as long. */
final class TokenizerOpening {
    private final CompletableFuture<TextTokenizer> tokenizer = new CompletableFuture<>();

    private TokenizerOpening() {}

    static TokenizerOpening start(ModelDescription model, EngineSettings settings) {
        TokenizerOpening opening = new TokenizerOpening();
        Thread.ofPlatform()
                .daemon()
                .name("headlight-tokenizer-" + model.id())
                .start(() -> opening.open(model, settings));
        return opening;
    }

    /** Whatever is thrown goes to whoever awaits the tokenizer. */
    private void open(ModelDescription model, EngineSettings settings) {
        try {
            tokenizer.complete(
                    TextTokenizer.open(model.files().tokenizer(), model.shape().maxTokens(), settings.cacheFolder())
                            .fitting(model.shape().vocabularySize()));
        } catch (Throwable e) {
            tokenizer.completeExceptionally(e);
        }
    }

    TextTokenizer await() throws ModelOpenException {
        try {
            return tokenizer.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelOpenException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Closes the tokenizer as soon as it is open, because nobody wants it any more. */
    void abandon() {
        var _ = tokenizer.thenAccept(TextTokenizer::close);
    }
}
