package dev.headlight.hub;

/** What was fetched of a file so far is worth nothing; the message is a clause for people that says why. */
final class RestartException extends Exception {
    private static final long serialVersionUID = 1L;

    RestartException(String message) {
        super(message);
    }
}
