package dev.headlight.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Closes the window in order when something else ends the program: saves what is to be kept, cancels the run under way and
 * waits for it. Done once, however often it is run; on any thread but the JavaFX thread.
 */
final class OrderlyEnd implements Runnable {
    // Systems kill what takes much longer.
    private static final long MOST_SECONDS = 4;

    private final CompletableFuture<Void> closed;
    private final List<Runnable> steps;
    private final AtomicBoolean hasBegun = new AtomicBoolean();

    /**
     * @param closed completed where the window was closed before
     * @param steps run on the JavaFX thread; they must not touch the window, which the toolkit takes away by itself
     */
    OrderlyEnd(CompletableFuture<Void> closed, List<Runnable> steps) {
        this.closed = closed;
        this.steps = List.copyOf(steps);
    }

    /** Does it also where the virtual machine shuts down by itself. */
    void onShutdown() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("headlight-end").unstarted(this));
    }

    @Override
    public void run() {
        if (closed.isDone() || !hasBegun.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> runAll(done));
        await(done);
    }

    private void runAll(CompletableFuture<Void> done) {
        try {
            steps.forEach(Runnable::run);
        } finally {
            done.complete(null);
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It is ended anyway.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
