package dev.headlight.state;

import dev.headlight.hub.Cancellation;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Progress;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thing that takes a while, on a thread of its own; says how far it is and how it ended, on that thread. */
final class ImportWork<T> implements Runnable {
    private static final Logger LOG = Logger.getLogger(ImportWork.class.getName());
    private static final double STEP = 0.005;

    private final Job<T> job;
    private final Listener<T> listener;
    private final Cancellation cancellation = new Cancellation();
    private String lastStep = "";
    private double lastFraction = -1;

    /** What is to be done. */
    @FunctionalInterface
    interface Job<T> {
        /**
         * @param progress may throw {@link CancellationException}
         * @param cancellation ends requests under way
         */
        T run(Progress progress, Cancellation cancellation) throws ModelStoreException;
    }

    /** Hears of the work; called on its thread. */
    interface Listener<T> {
        void isAt(ImportWork<T> work, String step, double fraction);

        void isDone(ImportWork<T> work, T result);

        /** @param reason in sentences */
        void hasFailed(ImportWork<T> work, String reason);
    }

    ImportWork(Job<T> job, Listener<T> listener) {
        this.job = job;
        this.listener = listener;
    }

    /** Begins. */
    void start() {
        Thread.ofPlatform().daemon().name("headlight-import").start(this);
    }

    /** Asks it to end soon, from any thread; nothing is heard of it afterwards but how it goes on until then. */
    void cancel() {
        cancellation.cancel();
    }

    @Override
    public void run() {
        try {
            listener.isDone(this, job.run(this::report, cancellation));
        } catch (CancellationException e) {
            LOG.log(Level.FINE, "an import was cancelled", e);
        } catch (ModelStoreException e) {
            LOG.log(Level.INFO, "a model could not be taken in", e);
            listener.hasFailed(this, e.getMessage() + ".");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A file that nobody foresaw must not leave the window waiting.
            LOG.log(Level.WARNING, "a model could not be taken in", e);
            listener.hasFailed(
                    this,
                    "It cannot be read as a model: " + e + ". Check that the file is complete, or try another one.");
        }
    }

    private void report(String step, double fraction) {
        if (cancellation.isCancelled()) {
            throw new CancellationException("cancelled by the user");
        }
        if (!step.equals(lastStep) || Math.abs(fraction - lastFraction) >= STEP) {
            lastStep = step;
            lastFraction = fraction;
            listener.isAt(this, step, fraction);
        }
    }
}
