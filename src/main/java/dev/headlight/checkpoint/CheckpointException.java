package dev.headlight.checkpoint;

import java.io.IOException;

/** A checkpoint that cannot be read as what it claims to be; the message says what was expected and what was found. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
