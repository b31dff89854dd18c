package dev.headlight.app;

import java.util.List;
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
     * @param closed completed where the window was closed before
     * @param steps run on the JavaFX thread; they must not touch the window, which the toolkit takes away by itself
     */
    static void onShutdown(CompletableFuture<Void> closed, Runnable... steps) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("headlight-end").unstarted(() -> {
                    if (closed.isDone()) {
                        return;
                    }
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    Platform.runLater(() -> runAll(steps, done));
                    await(done);
                }));
    }

    private static void runAll(Runnable[] steps, CompletableFuture<Void> done) {
        try {
            List.of(steps).forEach(Runnable::run);
        } finally {
            done.complete(null);
        }
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
