package dev.headlight.tokenizer;

/** A tokenizer cannot be opened or used; the message says what was found and what to do. */
public final class TokenizerException extends Exception {
    private static final long serialVersionUID = 1;

    public TokenizerException(String message) {
        super(oneLine(message));
    }

    public TokenizerException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Parsers quote files and add links in lines of their own. */
    private static String oneLine(String message) {
        return message.replaceAll("\\p{C}+", " ");
    }
}
