package dev.headlight.engine;

import dev.headlight.core.TaskAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a model answers to several variants, without attentions: made by {@link Engine#prepareAnswers}, executed once on
 * a thread of the caller's choice, cancelled from any thread at any time. The variants are run side by side where the
 * graph can do that, else one after the other; the answers are the same.
 */
public final class AnswerRun {
    private final GraphRuns runs;
    private final BatchTrial trial;
    private final List<Variant> variants;
    private final RunCancellation cancellation = new RunCancellation();
    private final AtomicBoolean isUsed = new AtomicBoolean();

    AnswerRun(GraphRuns runs, BatchTrial trial, List<Variant> variants) {
        this.runs = runs;
        this.trial = trial;
        this.variants = List.copyOf(variants);
    }

    /**
     * Runs the model; never on a thread that paints.
     *
     * @return an answer for each variant, in their order
     * @throws RunCancelledException if it was cancelled before or meanwhile, or the engine was closed
     * @throws RunFailedException if the runtime refused
     * @throws IllegalStateException if it was executed before
     */
    public List<TaskAnswer> execute() throws RunCancelledException, RunFailedException {
        if (isUsed.getAndSet(true)) {
            throw new IllegalStateException("a run executes once");
        }
        if (variants.size() > 1 && trial.passes(this, variants)) {
            return batch(variants);
        }
        return oneByOne(variants);
    }

    List<TaskAnswer> oneByOne(List<Variant> several) throws RunCancelledException, RunFailedException {
        List<TaskAnswer> answers = new ArrayList<>();
        for (Variant variant : several) {
            answers.addAll(batch(List.of(variant)));
        }
        return answers;
    }

    List<TaskAnswer> batch(List<Variant> together) throws RunCancelledException, RunFailedException {
        AnswerAssembly assembly = new AnswerAssembly(runs.model(), together);
        return runs.execute(together, assembly.plan(), cancellation, assembly::answers);
    }

    /** Ends the run as soon as the runtime finishes its current operation; harmless before, after and twice. */
    public void cancel() {
        cancellation.cancel();
    }
}
