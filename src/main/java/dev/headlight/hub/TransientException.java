package dev.headlight.hub;

import java.time.Duration;

/** Trouble that may be over soon: worth another attempt. */
final class TransientException extends Exception {
    private static final long serialVersionUID = 1L;

    private final HubException.Problem problem;
    private final Duration wait;

    /**
     * @param problem what it is if it does not pass
     * @param message a clause for people, such as "the connection was cut"
     * @param wait how long the server asked to wait; zero if it did not
     */
    TransientException(HubException.Problem problem, String message, Duration wait) {
        super(message);
        this.problem = problem;
        this.wait = wait;
    }

    TransientException(String message, Throwable cause) {
        super(message, cause);
        this.problem = HubException.Problem.UNREACHABLE;
        this.wait = Duration.ZERO;
    }

    TransientException(String message) {
        this(HubException.Problem.UNREACHABLE, message, Duration.ZERO);
    }

    HubException.Problem problem() {
        return problem;
    }

    Duration requestedWait() {
        return wait;
    }
}
