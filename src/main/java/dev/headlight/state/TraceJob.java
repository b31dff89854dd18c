package dev.headlight.state;

import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Trace;
import dev.headlight.engine.AnswerRun;
import dev.headlight.engine.Run;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run of the model for the views and, where heads are switched off, another one with all heads on whose answer is
 * shown beside.
 *
 * @param main for the views
 * @param original with all heads on, or null where that is the same or nothing is answered
 * @param listener called on the worker
 */
record TraceJob(Run main, @Nullable AnswerRun original, Listener listener) implements NewestWins.Job {
    private static final Logger LOG = Logger.getLogger(TraceJob.class.getName());

    /** Told how it ended, unless it was cancelled. */
    interface Listener {
        /** @param original what the model answers with all heads on, or null where that was not asked for */
        void finished(Trace trace, @Nullable TaskAnswer original);

        void failed(String reason);
    }

    @Override
    public void run() {
        try {
            Trace trace = main.execute();
            listener.finished(
                    trace, original == null ? null : original.execute().getFirst());
        } catch (RunCancelledException e) {
            LOG.log(Level.FINE, "a newer request came", e);
        } catch (RunFailedException e) {
            LOG.log(Level.WARNING, "run failed", e);
            listener.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void broke(Throwable failure) {
        listener.failed("The run failed by a fault of this program (" + failure
                + "). Change the text, or open the model again;" + " Help > Log has a report to send.");
    }

    @Override
    public void cancel() {
        main.cancel();
        if (original != null) {
            original.cancel();
        }
    }
}
