package dev.headlight.ui;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of work that can be ended. Its target is called on the JavaFX thread and never after the end. */
final class Afterwork<T> {
    private final Supplier<T> work;
    private final Consumer<T> target;
    private @Nullable Thread thread;
    private boolean isCancelled;

    Afterwork(Supplier<T> work, Consumer<T> target) {
        this.work = work;
        this.target = target;
    }

    /** Does the work on this thread, and returns what is to be done on the JavaFX thread then. */
    Runnable run() {
        if (!enter()) {
            return () -> {};
        }
        try {
            T result = work.get();
            return () -> deliver(result);
        } catch (CancellationException e) {
            return () -> {};
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        thread = Thread.currentThread();
        return !isCancelled;
    }

    private synchronized void leave() {
        thread = null;
        // A cancellation that came at the very end must not meet the next work on this thread.
        Thread.interrupted();
    }

    private synchronized void deliver(T result) {
        if (!isCancelled) {
            target.accept(result);
        }
    }

    synchronized void cancel() {
        isCancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
