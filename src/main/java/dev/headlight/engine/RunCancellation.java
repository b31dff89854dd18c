package dev.headlight.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run of the runtime from another thread.
 *
 * <p>The runtime's options hold native memory: they must not be touched after they were closed, so both sides go
 * through this lock.
 */
final class RunCancellation {
    private boolean isCancelled;
    private boolean hasBegun;
    private @Nullable RunOptions options;

    /** Options for a run that begins now. */
    synchronized RunOptions begin() throws OrtException, RunCancelledException {
        check();
        if (hasBegun) {
            throw new IllegalStateException("a run executes once");
        }
        hasBegun = true;
        options = new RunOptions();
        return options;
    }

    synchronized void end() {
        if (options != null) {
            options.close();
            options = null;
        }
    }

    synchronized void cancel() throws OrtException {
        isCancelled = true;
        if (options != null) {
            options.setTerminate(true);
        }
    }

    synchronized void check() throws RunCancelledException {
        if (isCancelled) {
            throw new RunCancelledException("the run was cancelled");
        }
    }

    synchronized boolean hasBegun() {
        return hasBegun;
    }
}
