package dev.headlight.model;

/** A model that cannot be installed or used; the message says what was expected, what was found and what to do. */
public final class ModelStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelStoreException(String message) {
        super(message);
    }

    public ModelStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
