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

/** Writes the settings a moment after they changed, so that a crash loses half a second at most, and when it is closed. */
public final class SettingsKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SettingsKeeper.class.getName());
    private static final long PAUSE_MILLIS = 500;

    private final SettingsFile file;
    private final Supplier<Settings> current;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("headlight-settings").factory());
    private @Nullable ScheduledFuture<?> pending;

    /** @param current asked on the thread that calls {@link #changed} and {@link #close} */
    public SettingsKeeper(SettingsFile file, Supplier<Settings> current) {
        this.file = file;
        this.current = current;
    }

    /** Something changed; it is written soon. */
    public void changed() {
        if (pending != null) {
            pending.cancel(false);
        }
        Settings settings = current.get();
        pending = writer.schedule(() -> save(settings), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void save(Settings settings) {
        try {
            file.save(settings);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the settings could not be saved", e);
        }
    }

    /** Writes once more, at once. */
    @Override
    public void close() {
        writer.shutdownNow();
        save(current.get());
    }
}
