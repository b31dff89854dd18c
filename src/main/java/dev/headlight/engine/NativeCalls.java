package dev.headlight.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps the process from ending while the runtime is at work: its library frees what all sessions share as soon as the
 * virtual machine shuts down, and a session that is being made or run then takes the process down. There is one library in a
 * process, and so there is one of these.
 */
public final class NativeCalls {
    private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();

    private NativeCalls() {}

    /** A call under way; any number at a time. */
    interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a call; waits for ever where the process is about to end. */
    static Call begin() {
        Lock call = GATE.readLock();
        call.lock();
        return call::unlock;
    }

    /**
     * Waits until no call is under way, and lets none begin any more: for a process that is about to end. Any thread.
     *
     * @return whether there is none
     */
    public static boolean end(Duration patience) {
        try {
            return GATE.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
