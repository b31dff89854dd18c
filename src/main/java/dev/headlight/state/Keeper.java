package dev.headlight.state;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes something a moment after it changed, so that a crash loses half a second at most, and when it is closed.
 *
 * @param <T> an immutable value
 */
public final class Keeper<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Keeper.class.getName());
    private static final long PAUSE_MILLIS = 500;

    private final String what;
    private final Target<T> target;
    private final Supplier<T> current;
    private final ScheduledExecutorService writer;
    private @Nullable ScheduledFuture<?> pending;

    /**
     * Where it is written.
     *
     * @param <T> what is written
     */
    @FunctionalInterface
    public interface Target<T> {
        void save(T value) throws IOException;
    }

    /**
     * @param what is kept, for the log: {@code settings}
     * @param target called on a thread of the keeper, and on the one that closes it
     * @param current asked on the thread that calls {@link #changed} and {@link #close}
     */
    public Keeper(String what, Target<T> target, Supplier<T> current) {
        this.what = what;
        this.target = target;
        this.current = current;
        writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("headlight-" + what).factory());
    }

    /** Something changed; it is written soon. */
    public void changed() {
        if (pending != null) {
            pending.cancel(false);
        }
        T value = current.get();
        pending = writer.schedule(() -> save(value), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something changed that must not wait. */
    public void writeNow() {
        if (pending != null) {
            pending.cancel(false);
        }
        T value = current.get();
        writer.execute(() -> save(value));
    }

    private void save(T value) {
        try {
            target.save(value);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the " + what + " could not be saved", e);
        }
    }

    /** Writes once more, at once. */
    @Override
    public void close() {
        writer.shutdownNow();
        save(current.get());
    }
}
