package dev.headlight.hub;

/** A range of a file, filled from its start on. One thread fills it; any may look how far it is. */
final class Segment {
    private final long start;
    private final long end;
    private volatile long next;

    /**
     * @param end exclusive
     * @param next the first byte that is missing
     */
    Segment(long start, long end, long next) {
        if (start < 0 || start > next || next > end) {
            throw new IllegalArgumentException("no segment: " + start + ", " + next + ", " + end);
        }
        this.start = start;
        this.end = end;
        this.next = next;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    long next() {
        return next;
    }

    boolean isDone() {
        return next == end;
    }

    long done() {
        return next - start;
    }

    void advance(int bytes) {
        next = Math.addExact(next, bytes);
    }
}
