package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.time.Duration;

/** Decides after each failure in a row whether and when to try again. For one thread. */
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final String subject;
    private final HubLimits limits;
    private final Surroundings surroundings;
    private final Cancellation cancellation;
    private int failures;

    /** @param subject what is being fetched, to begin a sentence with */
    Patience(String subject, HubLimits limits, Surroundings surroundings, Cancellation cancellation) {
        this.subject = subject;
        this.limits = limits;
        this.surroundings = surroundings;
        this.cancellation = cancellation;
    }

    /** Failures are counted anew. */
    void progressed() {
        failures = 0;
    }

    /**
     * Waits before the next attempt: as long as the server asked, else 1, 2, 4 ... seconds.
     *
     * @throws HubException if it was the last attempt, the wait would be too long, or the work was cancelled
     */
    void await(TransientException trouble) throws HubException {
        cancellation.check();
        failures++;
        Duration wait = trouble.requestedWait();
        if (failures >= limits.attempts()) {
            throw new HubException(
                    trouble.problem(),
                    subject + " could not be fetched: " + trouble.getMessage() + " (" + failures
                            + " attempts); try again later, what was fetched is kept",
                    trouble);
        }
        if (wait.compareTo(limits.longestWait()) > 0) {
            throw new HubException(
                    Problem.BUSY,
                    subject + " could not be fetched: " + trouble.getMessage() + " and asks to come back in "
                            + Texts.seconds(wait.toSeconds()) + "; do so, or set HF_TOKEN to be let in sooner",
                    trouble);
        }
        pause(wait.isPositive() ? wait : FIRST.multipliedBy(1L << (failures - 1)));
    }

    private void pause(Duration wait) throws HubException {
        try {
            surroundings.waiter().pause(wait, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubException.cancelled();
        }
        cancellation.check();
    }
}
