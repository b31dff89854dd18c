package dev.headlight.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.headlight.core.ModelDescription;
import java.time.Duration;
import java.util.List;

/**
 * Feeds a graph and hands over what comes out.
 *
 * @param model the graph's description
 * @param runtime the graph
 * @param pool lends memory for results
 * @param runs those under way in the engine
 */
record GraphRuns(ModelDescription model, RuntimeSession runtime, BufferPool pool, EngineRuns runs) {
    /** Makes something of the results; they stay valid for as long as anything reaches them. */
    @FunctionalInterface
    interface Reader<T> {
        T read(RunOutputs outputs, Duration duration);
    }

    /**
     * Runs the graph once.
     *
     * @param batch what is fed, all of one length
     * @throws RunCancelledException if it was cancelled before or meanwhile, or the engine was closed
     * @throws RunFailedException if the runtime refused
     */
    <T> T execute(List<Variant> batch, OutputPlan plan, RunCancellation cancellation, Reader<T> reader)
            throws RunCancelledException, RunFailedException {
        int tokens = batch.getFirst().text().size();
        runs.begin(cancellation);
        try {
            return executeInSession(batch, plan, cancellation, reader);
        } catch (OrtException e) {
            cancellation.check();
            throw new RunFailedException(
                    "The model " + model.id() + " could not be run on " + tokens + " tokens: " + e.getMessage()
                            + ". If it persists, install the model again.",
                    e);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new RunFailedException(
                    "There is not enough memory for the attentions of " + tokens
                            + " tokens. Close other programs or use a shorter text.",
                    e);
        } finally {
            runs.end(cancellation);
        }
    }

    private <T> T executeInSession(List<Variant> batch, OutputPlan plan, RunCancellation cancellation, Reader<T> reader)
            throws OrtException, RunCancelledException {
        cancellation.check();
        try (RunInputs inputs = RunInputs.create(runtime.environment(), model.shape(), runtime.inputs(plan), batch);
                RunOutputs outputs = RunOutputs.create(runtime.environment(), plan, pool)) {
            boolean isDone = false;
            try {
                Duration duration = run(inputs, outputs, plan, cancellation);
                cancellation.check();
                isDone = true;
                return reader.read(outputs, duration);
            } finally {
                if (!isDone) {
                    outputs.discard();
                }
            }
        }
    }

    private Duration run(RunInputs inputs, RunOutputs outputs, OutputPlan plan, RunCancellation cancellation)
            throws OrtException, RunCancelledException {
        RunOptions options = cancellation.begin();
        long begin = System.nanoTime();
        try {
            runtime.run(inputs, outputs, plan, options);
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            cancellation.end();
        }
    }
}
