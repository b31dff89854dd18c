package dev.headlight.engine;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.TaskAnswer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether a graph may run several variants side by side. A graph says whether its inputs take more than one row, but a
 * published graph that says so may have been recorded with one row, or choose the scale of its integers by all rows
 * together. So the first two variants of a model are run both ways and compared, once.
 */
final class BatchTrial {
    private static final Logger LOG = Logger.getLogger(BatchTrial.class.getName());

    /** Largest difference of a logit, for logits up to 1; of larger ones in proportion. */
    private static final double TOLERANCE = 1e-3;

    private final boolean declaresBatch;
    private Verdict verdict = Verdict.OPEN;

    private enum Verdict {
        OPEN,
        PASSED,
        FAILED
    }

    /** @param declaresBatch whether all inputs of the graph take more than one row */
    BatchTrial(boolean declaresBatch) {
        this.declaresBatch = declaresBatch;
    }

    /** Whether batches may be expected to work, as far as is known without a run. */
    synchronized boolean isPromising() {
        return declaresBatch && verdict != Verdict.FAILED;
    }

    /** Tries with the first two of at least two variants, if nobody did so before. */
    synchronized boolean passes(AnswerRun run, List<Variant> variants)
            throws RunCancelledException, RunFailedException {
        if (declaresBatch && verdict == Verdict.OPEN) {
            List<Variant> two = variants.subList(0, 2);
            List<TaskAnswer> single = run.oneByOne(two);
            verdict = areSame(single, run, two) ? Verdict.PASSED : Verdict.FAILED;
        }
        return verdict == Verdict.PASSED;
    }

    private static boolean areSame(List<TaskAnswer> single, AnswerRun run, List<Variant> two)
            throws RunCancelledException {
        try {
            List<TaskAnswer> together = run.batch(two);
            return areSame(single.getFirst(), together.getFirst()) && areSame(single.getLast(), together.getLast());
        } catch (RunFailedException e) {
            LOG.log(Level.INFO, "the graph takes no batches although it says so", e);
            return false;
        }
    }

    private static boolean areSame(TaskAnswer one, TaskAnswer other) {
        if (one.words() != null && other.words() != null) {
            return areSame(one.words().logits(), other.words().logits());
        }
        return one.outputs().keySet().stream().allMatch(name -> areSame(one.output(name), other.output(name)));
    }

    private static boolean areSame(FloatTensor one, FloatTensor other) {
        for (int i = 0; i < one.size(); i++) {
            double tolerance = TOLERANCE * Math.max(1, Math.abs(one.get(i)));
            if (!(Math.abs(one.get(i) - other.get(i)) <= tolerance)) {
                return false;
            }
        }
        return true;
    }
}
