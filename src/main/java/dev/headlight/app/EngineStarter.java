package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.state.TraceState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens engines; the first one already while the toolkit is still starting, or, where there is a picture without it, only
 * when that is painted.
 */
final class EngineStarter implements TraceState.EngineOpener {
    /** However a window is kept from painting, its model is opened. */
    private static final long MOST_HELD_SECONDS = 3;

    private final EngineSettings settings;
    private volatile CompletableFuture<Void> go = CompletableFuture.completedFuture(null);
    private @Nullable ModelDescription early;
    private @Nullable FutureTask<Engine> opening;

    EngineStarter(EngineSettings settings) {
        this.settings = settings;
    }

    /** Begins to open a model on a thread of its own. */
    synchronized void begin(ModelDescription model) {
        FutureTask<Engine> task = new FutureTask<>(() -> Engine.open(model, settings));
        early = model;
        opening = task;
        Thread.ofPlatform().daemon().name("headlight-open").start(task);
    }

    /** No model is opened until {@link #release}, or for seconds at most: it would take the processors from the window. */
    void hold() {
        go = new CompletableFuture<Void>().completeOnTimeout(null, MOST_HELD_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets models be opened from now on; changes nothing where they are not held. */
    void release() {
        go.complete(null);
    }

    @Override
    public Engine open(ModelDescription model) throws ModelOpenException {
        go.join();
        FutureTask<Engine> begun = begun(model);
        return begun == null ? Engine.open(model, settings) : await(begun);
    }

    /** The engine that is being opened, handed out once. */
    private synchronized @Nullable FutureTask<Engine> begun(ModelDescription model) {
        FutureTask<Engine> begun = model.equals(early) ? opening : null;
        if (begun != null) {
            opening = null;
        }
        return begun;
    }

    private static Engine await(FutureTask<Engine> begun) throws ModelOpenException {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model was opened", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelOpenException reason) {
                throw reason;
            }
            throw new IllegalStateException("a model could not be opened", e.getCause());
        }
    }
}
