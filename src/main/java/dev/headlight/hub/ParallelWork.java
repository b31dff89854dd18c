package dev.headlight.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does several things at the same time; when one fails the others are cancelled, and none is left running. */
final class ParallelWork {
    private final Cancellation scope = new Cancellation();
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    private ParallelWork() {}

    /** One thing to do. */
    @FunctionalInterface
    interface Task {
        /** @param scope is cancelled when the whole work is to stop */
        void run(Cancellation scope) throws HubException, RestartException, IOException;
    }

    /**
     * Returns when all tasks are done, or throws what the first failure threw.
     *
     * @param cancellation of the caller
     */
    static void run(List<? extends Task> tasks, Cancellation cancellation)
            throws HubException, RestartException, IOException {
        ParallelWork work = new ParallelWork();
        try (Cancellation.Registration registration = cancellation.onCancel(work.scope::cancel)) {
            List<Thread> threads = new ArrayList<>();
            for (Task task : tasks) {
                threads.add(Thread.ofVirtual().name("hub").start(() -> work.guard(task)));
            }
            work.join(threads);
            assert registration != null;
        }
        work.rethrow();
    }

    private void guard(Task task) {
        try {
            task.run(scope);
        } catch (Throwable e) {
            first.compareAndSet(null, e);
            scope.cancel();
        }
    }

    /** An interrupt cancels the work, but its threads are waited for all the same: they write into files. */
    private void join(List<Thread> threads) {
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                    scope.cancel();
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() throws HubException, RestartException, IOException {
        Throwable failure = first.get();
        switch (failure) {
            case null -> {}
            case HubException e -> throw e;
            case RestartException e -> throw e;
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
