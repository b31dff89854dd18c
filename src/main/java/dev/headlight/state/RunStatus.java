package dev.headlight.state;

import java.time.Duration;

/** Where the newest run stands. */
public sealed interface RunStatus {
    record Idle() implements RunStatus {}

    /** The picture is of numbers that the same model yielded for this text in an earlier start; it is still being opened. */
    record Kept() implements RunStatus {}

    record Running() implements RunStatus {}

    /** The picture belongs to the text; the run of the model took this long. */
    record Done(Duration duration) implements RunStatus {}

    /** The run failed; the old picture stays. {@code reason} says why and what to do. */
    record Failed(String reason) implements RunStatus {}
}
