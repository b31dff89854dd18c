package dev.headlight.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** Closes the window in order when the operating system ends the program, as at the end of a desktop session. */
final class OrderlyEnd {
    // Systems kill what takes much longer.
    private static final long MOST_SECONDS = 4;

    private OrderlyEnd() {}

    /**
     * From now on a request to end (SIGTERM, Ctrl+C, log out) saves what is to be kept, cancels the run under way and
     * waits for it: native code must not be at work while its libraries go.
     *
     * @param closed completed by {@code end}
     * @param end run on the JavaFX thread
     */
    static void onShutdown(CompletableFuture<Void> closed, Runnable end) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("headlight-end").unstarted(() -> {
                    if (closed.isDone()) {
                        return;
                    }
                    Platform.runLater(end);
                    await(closed);
                }));
    }

    private static void await(CompletableFuture<Void> closed) {
        try {
            closed.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It is ended anyway.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
