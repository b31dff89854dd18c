package dev.headlight.session;

import java.io.IOException;

/** A session cannot be read; the message says what is wrong, what was expected and what to do, for people. */
public final class SessionException extends IOException {
    private static final long serialVersionUID = 1L;

    public SessionException(String message) {
        super(message);
    }

    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
