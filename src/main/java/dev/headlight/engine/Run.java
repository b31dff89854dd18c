package dev.headlight.engine;

import dev.headlight.core.Trace;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run of a model on one text: made by {@link Engine#prepare}, executed once on a thread of the caller's choice,
 * cancelled from any thread at any time.
 */
public final class Run {
    private final GraphRuns runs;
    private final TraceAssembly assembly;
    private final RunCancellation cancellation = new RunCancellation();
    private final AtomicBoolean isUsed = new AtomicBoolean();

    Run(GraphRuns runs, TraceAssembly assembly) {
        this.runs = runs;
        this.assembly = assembly;
    }

    /**
     * Runs the model. Takes from milliseconds to seconds, so never on a thread that paints.
     *
     * @throws RunCancelledException if it was cancelled before or meanwhile, or the engine was closed
     * @throws RunFailedException if the runtime refused
     * @throws IllegalStateException if it was executed before
     */
    public Trace execute() throws RunCancelledException, RunFailedException {
        if (isUsed.getAndSet(true)) {
            throw new IllegalStateException("a run executes once");
        }
        return runs.execute(List.of(assembly.request().variant()), assembly.plan(), cancellation, assembly::trace);
    }

    /** Ends the run as soon as the runtime finishes its current operation; harmless before, after and twice. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Whether the runtime has been asked to run. */
    boolean hasBegun() {
        return cancellation.hasBegun();
    }
}
