package dev.headlight.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a download asks its machine: the time, to wait, the room on a disk. Passed in, so that tests need no patience.
 */
record Surroundings(InstantSource clock, Waiter waiter, DiskRoom room) {
    /** Waits. */
    @FunctionalInterface
    interface Waiter {
        /** Returns when the time is over or the work was cancelled. */
        void pause(Duration duration, Cancellation cancellation) throws InterruptedException;
    }

    /** Knows how many bytes a folder's disk has left. */
    @FunctionalInterface
    interface DiskRoom {
        long freeBytes(Path folder) throws IOException;
    }

    static Surroundings standard() {
        return new Surroundings(
                InstantSource.system(),
                Surroundings::pause,
                folder -> Files.getFileStore(folder).getUsableSpace());
    }

    private static void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown)) {
            boolean early = cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            assert !early || cancellation.isCancelled() : registration;
        }
    }
}
