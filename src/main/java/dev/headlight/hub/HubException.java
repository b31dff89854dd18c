package dev.headlight.hub;

/** Why the hub gave nothing; the message is for people and says what to do next. */
public final class HubException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is, for callers that offer something to do about it. */
    public enum Problem {
        /** What was typed names no repository. */
        NAME,
        /** The environment variables contradict what the program can do. */
        SETTINGS,
        /** No such repository, revision or file, or a private one. */
        NOT_FOUND,
        /** The hub wants a token, or another one. */
        TOKEN,
        /** Somebody has to agree to the licence on the model's page. */
        CONSENT,
        /** The hub asks for less haste than is worth waiting for. */
        BUSY,
        /** The network or the hub does not answer. */
        UNREACHABLE,
        /** Downloading is switched off, and the cache lacks the files. */
        OFFLINE,
        /** What came is not what was announced. */
        DAMAGED,
        /** The repository holds nothing that can be opened here. */
        UNSUITABLE,
        /** The disk is full or refuses. */
        DISK,
        /** The caller cancelled. */
        CANCELLED
    }

    private final Problem problem;

    HubException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    HubException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    static HubException cancelled() {
        return new HubException(
                Problem.CANCELLED, "The download was cancelled; what was fetched is kept for next time");
    }

    public Problem problem() {
        return problem;
    }
}
