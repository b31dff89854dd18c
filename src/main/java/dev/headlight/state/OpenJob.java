package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.ModelOpenException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens a model.
 *
 * @param listener called on the worker
 */
record OpenJob(ModelDescription description, TraceState.EngineOpener opener, Listener listener)
        implements NewestWins.Job {
    private static final Logger LOG = Logger.getLogger(OpenJob.class.getName());

    /** Told how it ended. */
    interface Listener {
        void opened(Engine engine);

        void failed(ModelStatus.Failed reason);
    }

    @Override
    public void run() {
        try {
            listener.opened(opener.open(description));
        } catch (ModelOpenException e) {
            LOG.log(Level.INFO, "model could not be opened", e);
            listener.failed(new ModelStatus.Failed(description, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void broke(Throwable failure) {
        listener.failed(new ModelStatus.Failed(
                description,
                "It could not be opened by a fault of this program (" + failure
                        + "). Try again, or another model; Help > Log" + " has a report to send."));
    }

    @Override
    public void cancel() {
        // Opening cannot be interrupted; whoever is told closes what nobody wants any more.
    }
}
