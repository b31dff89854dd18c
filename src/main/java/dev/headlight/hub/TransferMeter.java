package dev.headlight.hub;

import dev.headlight.hub.DownloadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts the bytes of a download and estimates its speed: an average in which a byte counts the less the longer ago it
 * came, to a third after five seconds. Thread-safe.
 */
final class TransferMeter {
    private static final double MEMORY_SECONDS = 5;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(200);
    private static final double NANOS = 1e9;

    private final long totalBytes;
    private final InstantSource clock;
    private final HubProgress progress;
    private final Instant start;
    private long doneBytes;
    private long sinceSample;
    private Instant lastSample;
    private double speed;

    TransferMeter(long totalBytes, InstantSource clock, HubProgress progress) {
        this.totalBytes = totalBytes;
        this.clock = clock;
        this.progress = progress;
        start = clock.instant();
        lastSample = start;
    }

    /** Bytes that were there before; they say nothing about the speed. Negative for those that must come again. */
    synchronized void found(long bytes) {
        doneBytes += bytes;
    }

    /** Bytes that came now. */
    synchronized void fetched(long bytes) {
        doneBytes += bytes;
        sinceSample += bytes;
        Instant now = clock.instant();
        if (Duration.between(lastSample, now).compareTo(BETWEEN_REPORTS) >= 0) {
            sample(now);
            report(Step.FETCHING);
        }
    }

    /** Weighs the newest sample by its length, and the memory by how much of it there can be yet. */
    private void sample(Instant now) {
        double seconds = Duration.between(lastSample, now).toNanos() / NANOS;
        double age = Duration.between(start, now).toNanos() / NANOS;
        double newest = (1 - Math.exp(-seconds / MEMORY_SECONDS)) / (1 - Math.exp(-age / MEMORY_SECONDS));
        speed += newest * (sinceSample / seconds - speed);
        sinceSample = 0;
        lastSample = now;
    }

    synchronized void report(Step step) {
        progress.report(new DownloadState(step, doneBytes, totalBytes, step == Step.FETCHING ? speed : 0));
    }
}
