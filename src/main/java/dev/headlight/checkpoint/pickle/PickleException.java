package dev.headlight.checkpoint.pickle;

import java.io.IOException;

/** A pickle that is damaged, or that asks for something that is not allowed; the message names it. */
public final class PickleException extends IOException {
    private static final long serialVersionUID = 1L;

    public PickleException(String message) {
        super(message);
    }
}
