package dev.headlight.corpus;

import dev.headlight.analysis.heads.CorpusStatistics;
import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import dev.headlight.engine.TraceRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model on text after text and adds up what its heads do. Texts are read as they are needed and added in their
 * order, so that memory does not grow with the file and the numbers do not depend on the processors.
 */
public final class CorpusRun {
    private final Engine engine;
    private final int atOnce;
    private final int mapped;

    /** Told how far it is; may throw a {@link CancellationException} to end the run. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param texts done so far
         * @param fraction of the file that is read, 0..1, or NaN where that is unknown
         */
        void report(long texts, double fraction);
    }

    /**
     * What one text gives.
     *
     * @param distances null for texts after the first ones
     */
    private record Outcome(HeadTable table, @Nullable HeadDistances distances, boolean isCut) {}

    /**
     * @param engine best with one thread a run
     * @param atOnce how many texts are run at the same time
     * @param mapped of how many texts, the first ones, heads are compared with each other too
     */
    public CorpusRun(Engine engine, int atOnce, int mapped) {
        this.engine = engine;
        this.atOnce = atOnce;
        this.mapped = mapped;
    }

    /**
     * Reads and runs every text; takes as long as the runs do. Ends soon after its thread is interrupted.
     *
     * @throws CorpusException if the texts cannot be read, there is none, or one cannot be run
     * @throws CancellationException if the thread was interrupted, the progress said so or the engine was closed
     */
    public CorpusReport run(TextLines lines, Progress progress) throws CorpusException {
        lines.checkBegin();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("headlight-texts-", 0).factory())) {
            try {
                return new Work(lines, workers).run(progress);
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /** One pass over the texts. */
    private final class Work {
        private final TextLines lines;
        private final ExecutorService workers;
        private final Queue<Future<Outcome>> underWay = new ArrayDeque<>();
        private final List<HeadDistances> distances = new ArrayList<>();
        private long begun;

        Work(TextLines lines, ExecutorService workers) {
            this.lines = lines;
            this.workers = workers;
        }

        CorpusReport run(Progress progress) throws CorpusException {
            ModelShape shape = engine.model().shape();
            CorpusStatistics sum = new CorpusStatistics(shape.layers(), shape.heads());
            long cutTexts = 0;
            fill();
            while (!underWay.isEmpty()) {
                Outcome outcome = await(underWay.remove());
                fill();
                sum.add(outcome.table);
                if (outcome.distances != null) {
                    distances.add(outcome.distances);
                }
                cutTexts += outcome.isCut ? 1 : 0;
                progress.report(sum.texts(), lines.fraction());
            }
            return new CorpusReport(
                    engine.model().id(),
                    lines.name(),
                    sum.means(),
                    distances.isEmpty() ? null : HeadDistances.mean(distances),
                    lines.blankLines(),
                    lines.cutLines(),
                    cutTexts,
                    shape.maxTokens());
        }

        /** Twice as many as run at the same time, so that none waits for the reader. */
        private void fill() throws CorpusException {
            while (underWay.size() < 2 * atOnce) {
                TextLine line = lines.next();
                if (line == null) {
                    return;
                }
                boolean isMapped = begun++ < mapped;
                underWay.add(workers.submit(() -> outcome(line, isMapped)));
            }
        }
    }

    private Outcome outcome(TextLine line, boolean isMapped) throws CorpusException, RunCancelledException {
        TokenizedText text = engine.tokenize(line.text(), line.pair());
        try {
            Trace trace = engine.prepare(TraceRequest.attentions(text)).execute();
            return new Outcome(
                    HeadTable.of(text, trace.attentions()),
                    isMapped ? HeadDistances.of(trace.attentions()) : null,
                    !text.cut().isNothing());
        } catch (RunFailedException e) {
            throw new CorpusException("Line " + line.number() + ": " + e.getMessage(), e);
        }
    }

    private static Outcome await(Future<Outcome> future) throws CorpusException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the texts were interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CorpusException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RunCancelledException || e.getCause() instanceof CancellationException) {
                throw new CancellationException("the model was closed");
            }
            throw new IllegalStateException("a text could not be run", e.getCause());
        }
    }
}
