package dev.headlight.cli;

/**
 * A command cannot do what it was asked to, for a reason that the user can change; the message says what happened and
 * what to do.
 */
public final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
