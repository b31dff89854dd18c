package dev.headlight.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The runs that are under way in one engine, so that closing it ends them first. */
final class EngineRuns {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<RunCancellation> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    void begin(RunCancellation run) throws RunCancelledException {
        lock.readLock().lock();
        underWay.add(run);
        if (isClosed.get()) {
            end(run);
            throw new RunCancelledException("the engine is closed");
        }
    }

    void end(RunCancellation run) {
        underWay.remove(run);
        lock.readLock().unlock();
    }

    /**
     * Cancels the runs under way, waits for them and lets none begin any more.
     *
     * @param release frees what the runs used; called once, however often this is
     */
    void close(Runnable release) {
        boolean wasClosed = isClosed.getAndSet(true);
        underWay.forEach(RunCancellation::cancel);
        lock.writeLock().lock();
        try {
            if (!wasClosed) {
                release.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
