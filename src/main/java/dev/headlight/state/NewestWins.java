package dev.headlight.state;

import dev.headlight.core.Unforeseen;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job at a time on a thread of its own. A newer job replaces one that waits and cancels the one under way, so
 * that the newest request is always the next answer.
 */
final class NewestWins implements AutoCloseable {
    private final Object lock = new Object();
    private final Thread worker;
    private @Nullable Job waiting;
    private @Nullable Job running;
    private boolean closed;

    NewestWins(String threadName) {
        worker = new Thread(this::work, threadName);
        worker.setDaemon(true);
        worker.start();
    }

    /** A piece of work that can be told to stop. */
    interface Job {
        /** Called on the worker's thread. */
        void run();

        /** Called on the worker's thread after {@link #run} threw what it should not have: somebody waits for an end. */
        void broke(Throwable failure);

        /** Called from any thread; {@link #run} should return soon. May come before, during or after it. */
        void cancel();
    }

    /** Makes {@code job} the next to run. */
    void submit(Job job) {
        Job replaced;
        Job underWay;
        synchronized (lock) {
            if (closed) {
                return;
            }
            replaced = waiting;
            underWay = running;
            waiting = job;
            lock.notifyAll();
        }
        cancel(replaced);
        cancel(underWay);
    }

    private static void cancel(@Nullable Job job) {
        if (job != null) {
            job.cancel();
        }
    }

    private void work() {
        for (Job job = next(); job != null; job = next()) {
            run(job);
        }
    }

    /** A bug in one job must not end the worker: everything that is typed later would wait for ever. */
    private static void run(Job job) {
        try {
            job.run();
        } catch (RuntimeException | Error e) {
            Unforeseen.tell(e);
            job.broke(e);
        }
    }

    private @Nullable Job next() {
        synchronized (lock) {
            running = null;
            while (waiting == null && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            running = closed ? null : waiting;
            waiting = null;
            return running;
        }
    }

    /** Cancels everything and waits for the job under way to return. */
    @Override
    public void close() {
        Job replaced;
        Job underWay;
        synchronized (lock) {
            closed = true;
            replaced = waiting;
            underWay = running;
            lock.notifyAll();
        }
        cancel(replaced);
        cancel(underWay);
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
