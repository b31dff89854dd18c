package dev.headlight.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a download is.
 *
 * @param doneBytes of all files together, with what was there before
 * @param bytesPerSecond averaged over the last seconds; 0 while unknown
 */
public record DownloadState(Step step, long doneBytes, long totalBytes, double bytesPerSecond) {
    /** What is being done. */
    public enum Step {
        FETCHING,
        /** Comparing the content with the hub's checksums. */
        CHECKING,
        DONE
    }

    /** The share that is done, 0..1. */
    public double fraction() {
        return totalBytes == 0 ? 1 : Math.min(1, (double) doneBytes / totalBytes);
    }

    /** How long the rest will take at this speed; empty while that is unknown. */
    public Optional<Duration> remaining() {
        if (step != Step.FETCHING || bytesPerSecond <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds((long) Math.ceil((totalBytes - doneBytes) / bytesPerSecond)));
    }

    /** For people, such as "120 MB of 440 MB, 12 MB a second, 27 seconds left". */
    public String words() {
        String amount = Texts.bytes(doneBytes) + " of " + Texts.bytes(totalBytes);
        return switch (step) {
            case DONE -> amount;
            case CHECKING -> amount + ", checking";
            case FETCHING ->
                remaining()
                        .map(rest -> amount + ", " + Texts.bytes(Math.round(bytesPerSecond)) + " a second, "
                                + Texts.seconds(rest.toSeconds()) + " left")
                        .orElse(amount);
        };
    }
}
