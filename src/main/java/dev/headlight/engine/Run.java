package dev.headlight.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.headlight.core.Trace;
import java.time.Duration;
import java.util.Set;

/**
 * One run of a model on one text: made by {@link Engine#prepare}, executed once on a thread of the caller's choice,
 * cancelled from any thread at any time.
 */
public final class Run {
    private final RuntimeSession runtime;
    private final TraceAssembly assembly;
    private final BufferPool pool;
    private final EngineRuns runs;
    private final RunCancellation cancellation = new RunCancellation();

    Run(RuntimeSession runtime, TraceAssembly assembly, BufferPool pool, EngineRuns runs) {
        this.runtime = runtime;
        this.assembly = assembly;
        this.pool = pool;
        this.runs = runs;
    }

    /**
     * Runs the model. Takes from milliseconds to seconds, so never on a thread that paints.
     *
     * @throws RunCancelledException if it was cancelled before or meanwhile, or the engine was closed
     * @throws RunFailedException if the runtime refused
     * @throws IllegalStateException if it was executed before
     */
    public Trace execute() throws RunCancelledException, RunFailedException {
        runs.begin(this);
        try {
            return executeInSession();
        } catch (OrtException e) {
            cancellation.check();
            throw new RunFailedException(
                    "The model " + assembly.model().id() + " could not be run on "
                            + assembly.request().text().size() + " tokens: " + e.getMessage()
                            + ". If it persists, install the model again.",
                    e);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new RunFailedException(
                    "There is not enough memory for the attentions of "
                            + assembly.request().text().size()
                            + " tokens. Close other programs or use a shorter text.",
                    e);
        } finally {
            runs.end(this);
        }
    }

    private Trace executeInSession() throws OrtException, RunCancelledException {
        cancellation.check();
        try (RunInputs inputs = RunInputs.create(
                        runtime.environment(), assembly.model().shape(), runtime.inputs(), assembly.request());
                RunOutputs outputs = RunOutputs.create(runtime.environment(), assembly.plan(), pool)) {
            boolean isDone = false;
            try {
                Duration duration = run(inputs, outputs);
                cancellation.check();
                isDone = true;
                return assembly.trace(outputs, duration);
            } finally {
                if (!isDone) {
                    outputs.discard();
                }
            }
        }
    }

    private Duration run(RunInputs inputs, RunOutputs outputs) throws OrtException, RunCancelledException {
        RunOptions options = cancellation.begin();
        long begin = System.nanoTime();
        try {
            runtime.session()
                    .run(inputs.tensors(), Set.of(), outputs.pinned(), options)
                    .close();
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            cancellation.end();
        }
    }

    /** Ends the run as soon as the runtime finishes its current operation; harmless before, after and twice. */
    public void cancel() {
        try {
            cancellation.cancel();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime refused to end a run", e);
        }
    }

    /** Whether the runtime has been asked to run. */
    boolean hasBegun() {
        return cancellation.hasBegun();
    }
}
