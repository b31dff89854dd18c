package dev.headlight.app;

import dev.headlight.cli.CommandFailedException;
import dev.headlight.ui.PulseRate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/** Starts JavaFX on a thread of its own, so that others can work meanwhile. Used by one thread. */
final class ToolkitStart {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private boolean hasBegun;

    /** Returns at once; harmless twice. System properties that the toolkit reads must be set before. */
    void begin() {
        if (!hasBegun) {
            hasBegun = true;
            Thread.ofPlatform().daemon().name("headlight-toolkit").start(this::start);
        }
    }

    private void start() {
        try {
            PulseRate.quicken();
            Platform.startup(() -> {});
            Platform.setImplicitExit(false);
            started.complete(null);
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /**
     * Begins if nobody did, and waits until there is a JavaFX thread.
     *
     * @throws CommandFailedException if no window can be opened here
     */
    void await() throws CommandFailedException {
        begin();
        try {
            started.join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof UnsupportedOperationException reason) {
                throw new CommandFailedException(
                        "No window can be opened: " + reason.getMessage() + ". Start headlight on a desktop, or save a"
                                + " picture, which needs none, with --screenshot FILE.png.",
                        reason);
            }
            throw e;
        }
    }
}
