package dev.headlight.engine;

/** A model cannot be run; the message says what was expected, what was found and what to do. */
public final class ModelOpenException extends Exception {
    private static final long serialVersionUID = 1;

    public ModelOpenException(String message) {
        super(message);
    }

    public ModelOpenException(String message, Throwable cause) {
        super(message, cause);
    }
}
