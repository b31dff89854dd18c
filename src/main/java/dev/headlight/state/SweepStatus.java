package dev.headlight.state;

/** Where a long row of runs stands. */
public sealed interface SweepStatus {
    /** Nothing is under way. */
    record Idle() implements SweepStatus {}

    /**
     * Runs are under way.
     *
     * @param done how many are over
     * @param total how many there are
     */
    record Running(int done, int total) implements SweepStatus {}

    /** A run failed; {@code reason} says why and what to do. */
    record Failed(String reason) implements SweepStatus {}
}
