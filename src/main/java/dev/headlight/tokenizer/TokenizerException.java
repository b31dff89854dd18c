package dev.headlight.tokenizer;

/** A tokenizer cannot be opened or used; the message says what was found and what to do. */
public final class TokenizerException extends Exception {
    private static final long serialVersionUID = 1;

    public TokenizerException(String message) {
        super(message);
    }

    public TokenizerException(String message, Throwable cause) {
        super(message, cause);
    }
}
