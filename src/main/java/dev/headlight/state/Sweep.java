package dev.headlight.state;

import dev.headlight.engine.Engine;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A long row of runs that the user asks for, and what came of the last one. A newer one ends the older. Used on the
 * thread that {@code foreground} runs its tasks on; the runs have a thread of their own.
 */
public final class Sweep<R> {
    private final Executor foreground;
    private final String threadName;
    private final ReadOnlyObjectWrapper<SweepStatus> status = new ReadOnlyObjectWrapper<>(new SweepStatus.Idle());
    private final ReadOnlyObjectWrapper<@Nullable R> result = new ReadOnlyObjectWrapper<>();
    private @Nullable SweepJob<R> newest;

    Sweep(Executor foreground, String threadName) {
        this.foreground = foreground;
        this.threadName = threadName;
    }

    public ReadOnlyObjectProperty<SweepStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What came of the last one that was not cancelled or cleared, or null. */
    public ReadOnlyObjectProperty<@Nullable R> resultProperty() {
        return result.getReadOnlyProperty();
    }

    void start(Engine engine, SweepPlan<R> plan) {
        cancel();
        Progress progress = new Progress();
        SweepJob<R> job = new SweepJob<>(engine, plan, progress);
        progress.job = job;
        newest = job;
        status.set(new SweepStatus.Running(0, plan.variants().size()));
        Thread.ofPlatform().daemon().name(threadName).start(job);
    }

    /** Ends what is under way; the last result stays. */
    public void cancel() {
        if (newest != null) {
            newest.cancel();
            newest = null;
        }
        status.set(new SweepStatus.Idle());
    }

    /** Ends what is under way and forgets the last result. */
    public void clear() {
        cancel();
        result.set(null);
    }

    private final class Progress implements SweepJob.Listener<R> {
        private @Nullable SweepJob<R> job;

        @Override
        public void progress(int done, int total) {
            inForeground(() -> status.set(new SweepStatus.Running(done, total)));
        }

        @Override
        public void finished(R found) {
            inForeground(() -> {
                newest = null;
                result.set(found);
                status.set(new SweepStatus.Idle());
            });
        }

        @Override
        public void failed(String reason) {
            inForeground(() -> {
                newest = null;
                status.set(new SweepStatus.Failed(reason));
            });
        }

        private void inForeground(Runnable task) {
            foreground.execute(() -> {
                if (job != null && job == newest) {
                    task.run();
                }
            });
        }
    }
}
