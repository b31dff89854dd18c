package dev.headlight.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs of the runtime from another thread.
 *
 * <p>The runtime's options hold native memory: they must not be touched after they were closed, so both sides go
 * through this lock.
 */
final class RunCancellation {
    private boolean isCancelled;
    private boolean hasBegun;
    private @Nullable RunOptions options;

    /** Options for a run that begins now; one run at a time. */
    synchronized RunOptions begin() throws OrtException, RunCancelledException {
        check();
        if (options != null) {
            throw new IllegalStateException("a run is under way");
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

    /** Ends the run under way as soon as the runtime finishes its current operation, and lets none begin any more. */
    synchronized void cancel() {
        isCancelled = true;
        if (options != null) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("the runtime refused to end a run", e);
            }
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
