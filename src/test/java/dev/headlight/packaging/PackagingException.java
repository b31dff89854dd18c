package dev.headlight.packaging;

/** A package cannot be made; the message says why and what to do. */
final class PackagingException extends Exception {
    private static final long serialVersionUID = 1L;

    PackagingException(String message) {
        super(message);
    }
}
