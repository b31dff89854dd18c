package dev.headlight.engine;

/** A run was cancelled, or its engine was closed, before it had a result. */
public final class RunCancelledException extends Exception {
    private static final long serialVersionUID = 1;

    RunCancelledException(String message) {
        super(message);
    }
}
