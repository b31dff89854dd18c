package dev.headlight.state;

import dev.headlight.core.TaskAnswer;
import dev.headlight.engine.AnswerRun;
import dev.headlight.engine.Engine;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import dev.headlight.engine.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs all variants of a plan in batches, on a thread of its own. Of each answer only one number is kept. */
final class SweepJob<R> implements Runnable {
    private static final Logger LOG = Logger.getLogger(SweepJob.class.getName());

    private final Engine engine;
    private final SweepPlan<R> plan;
    private final Listener<R> listener;
    private boolean isCancelled;
    private @Nullable AnswerRun underWay;

    /** Told how it goes, on the job's thread; not told any more once it was cancelled, apart from what is on its way. */
    interface Listener<R> {
        void progress(int done, int total);

        void finished(R result);

        void failed(String reason);
    }

    SweepJob(Engine engine, SweepPlan<R> plan, Listener<R> listener) {
        this.engine = engine;
        this.plan = plan;
        this.listener = listener;
    }

    @Override
    public void run() {
        try {
            listener.finished(plan.result().apply(numbers()));
        } catch (RunCancelledException e) {
            LOG.log(Level.FINE, "a sweep was cancelled", e);
        } catch (RunFailedException e) {
            LOG.log(Level.WARNING, "a sweep failed", e);
            listener.failed(String.valueOf(e.getMessage()));
        }
    }

    private List<Double> numbers() throws RunCancelledException, RunFailedException {
        List<Double> numbers = new ArrayList<>();
        int total = plan.variants().size();
        while (numbers.size() < total) {
            int begin = numbers.size();
            Variant first = plan.variants().get(begin);
            int size = engine.batchSize(first.text().size());
            List<Variant> batch = plan.variants().subList(begin, Math.min(total, begin + size));
            List<TaskAnswer> answers = begin(batch).execute();
            for (int i = 0; i < batch.size(); i++) {
                numbers.add(plan.measures().get(begin + i).of(batch.get(i).text(), answers.get(i)));
            }
            listener.progress(numbers.size(), total);
        }
        return numbers;
    }

    private synchronized AnswerRun begin(List<Variant> batch) {
        AnswerRun run = engine.prepareAnswers(batch);
        if (isCancelled) {
            run.cancel();
        }
        underWay = run;
        return run;
    }

    /** Ends the run under way; harmless before, after and twice. Called from any thread. */
    synchronized void cancel() {
        isCancelled = true;
        if (underWay != null) {
            underWay.cancel();
        }
    }
}
