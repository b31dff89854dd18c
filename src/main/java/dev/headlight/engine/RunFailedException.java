package dev.headlight.engine;

/** A run ended without a result; the message says why and what to do. */
public final class RunFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
