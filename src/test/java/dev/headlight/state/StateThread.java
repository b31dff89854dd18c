package dev.headlight.state;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands for the JavaFX thread in tests without a window: whoever waits runs the tasks. */
final class StateThread implements Executor {
    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs what comes until the condition holds. */
    void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Runnable task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (task == null) {
                throw new AssertionError("nothing happened for " + PATIENCE_SECONDS + " s");
            }
            task.run();
        }
    }

    /** Runs what is there now. */
    void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
