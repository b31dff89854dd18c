package dev.headlight.hub;

import java.util.ArrayList;
import java.util.List;

/** A wish, from any thread, that work under way stops soon. Thread-safe. */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Takes a listener back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Asks the work to stop; does not wait until it has. */
    public void cancel() {
        List<Runnable> heard;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            heard = List.copyOf(listeners);
            listeners.clear();
        }
        heard.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the listener when cancelled, at once if that is so already. */
    Registration onCancel(Runnable listener) {
        // A lambda may be one object for many callers; this wrapper is not.
        Runnable own = new Runnable() {
            @Override
            public void run() {
                listener.run();
            }
        };
        synchronized (this) {
            if (!cancelled) {
                listeners.add(own);
                return () -> remove(own);
            }
        }
        own.run();
        return () -> {};
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** @throws HubException if cancelled */
    void check() throws HubException {
        if (isCancelled()) {
            throw HubException.cancelled();
        }
    }
}
