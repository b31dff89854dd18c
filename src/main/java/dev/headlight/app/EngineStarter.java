package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.state.TraceState;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Opens engines; the first one already while the toolkit is still starting. */
final class EngineStarter implements TraceState.EngineOpener {
    private final EngineSettings settings;
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

    @Override
    public Engine open(ModelDescription model) throws ModelOpenException {
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
