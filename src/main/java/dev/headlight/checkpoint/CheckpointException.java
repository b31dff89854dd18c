package dev.headlight.checkpoint;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that cannot be read as what it claims to be; the message says what was expected and what was found.
 *
 * <p>The message is one line of bounded length, whatever names a hostile file puts into it.
 */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    public CheckpointException(String message) {
        super(oneLine(message));
    }

    public CheckpointException(String message, @Nullable Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        String cut = message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " … " + message.substring(message.length() - LONGEST / 2);
        return cut.replaceAll("\\p{C}+", " ");
    }
}
