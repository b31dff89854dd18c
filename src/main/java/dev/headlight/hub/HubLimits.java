package dev.headlight.hub;

import java.time.Duration;

/**
 * How much of everything is enough.
 *
 * @param connections at the same time
 * @param segmentBytes a file is fetched in several ranges at the same time if each is at least that long
 * @param journalBytes after how many bytes the journal of a partial file is written
 * @param attempts how often in a row a request may fail
 * @param answer how long the hub may take to begin an answer
 * @param stall how long an answer may pause
 * @param longestWait a hub that asks for more than that is not waited for
 * @param listingBytes the longest listing that is read
 * @param redirects how often a request may be sent on
 */
record HubLimits(
        int connections,
        long segmentBytes,
        long journalBytes,
        int attempts,
        Duration answer,
        Duration stall,
        Duration longestWait,
        int listingBytes,
        int redirects) {
    static HubLimits standard() {
        return new HubLimits(
                4,
                16L << 20,
                16L << 20,
                6,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(2),
                16 << 20,
                8);
    }

    /** The same with fewer attempts, for when somebody waits or there is another way. */
    HubLimits withAttempts(int most) {
        return new HubLimits(
                connections,
                segmentBytes,
                journalBytes,
                Math.min(most, attempts),
                answer,
                stall,
                longestWait,
                listingBytes,
                redirects);
    }
}
