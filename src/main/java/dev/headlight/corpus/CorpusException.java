package dev.headlight.corpus;

/** Texts could not be read or run, for a reason that the user can change; the message is one sentence or two. */
public final class CorpusException extends Exception {
    private static final long serialVersionUID = 1;

    public CorpusException(String message) {
        super(message);
    }

    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
