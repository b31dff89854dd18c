package dev.headlight.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lends native memory for the results of runs and takes it back when the results are unreachable, so that run after
 * run uses the same pages.
 *
 * <p>The garbage collector does not see how much native memory small objects hold. So when what is lent exceeds a
 * budget, the pool asks it for a collection and waits a moment for memory to come back before it takes more from the
 * system. Safe to use from any thread.
 */
final class BufferPool implements AutoCloseable {
    /** 4 sizes for each power of two, so that a quarter is wasted at most. */
    private static final int SIZES_PER_DOUBLING = 4;

    private static final long SMALLEST = 64 << 10;
    private static final long PATIENCE_MILLIS = 250;

    private final long lendingBudget;
    private final long idleBudget;
    private final List<Slab> idle = new ArrayList<>();
    private long lent;
    private long quietUntil;
    private boolean isClosed;

    /**
     * @param lendingBudget bytes that may be lent before the collector is asked to help; room for two more loans of
     *     the wanted size comes on top, because the picture that is shown and the one that is made are both in use
     * @param idleBudget bytes that are kept for later loans
     */
    BufferPool(long lendingBudget, long idleBudget) {
        this.lendingBudget = lendingBudget;
        this.idleBudget = idleBudget;
    }

    /** @throws OutOfMemoryError where the system has no more */
    Slab.Loan lend(long bytes) {
        long size = roundUp(bytes);
        return slab(size).lend(bytes, this::takeBack);
    }

    private synchronized Slab slab(long size) {
        Slab slab = takeIdle(size);
        if (slab == null && isOverBudget(size)) {
            slab = awaitReturn(size);
        }
        if (slab == null) {
            slab = new Slab(size);
        }
        lent += slab.bytes();
        return slab;
    }

    private boolean isOverBudget(long size) {
        return lent > Math.max(lendingBudget + size, quietUntil);
    }

    /** Asks for a collection; if all that is lent is really in use, not again before it has grown by half. */
    private @Nullable Slab awaitReturn(long size) {
        System.gc();
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        Slab slab = takeIdle(size);
        try {
            while (slab == null && isOverBudget(size) && System.nanoTime() < end) {
                wait(1 + (end - System.nanoTime()) / 1_000_000);
                slab = takeIdle(size);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        quietUntil = slab == null && isOverBudget(size) ? lent + lent / 2 : 0;
        return slab;
    }

    /** The smallest idle block that is large enough without being wasteful. */
    private @Nullable Slab takeIdle(long size) {
        Slab best = null;
        for (Slab slab : idle) {
            boolean fits = slab.bytes() >= size && slab.bytes() <= 2 * size;
            if (fits && (best == null || slab.bytes() < best.bytes())) {
                best = slab;
            }
        }
        if (best != null) {
            idle.remove(best);
        }
        return best;
    }

    private synchronized void takeBack(Slab slab) {
        lent -= slab.bytes();
        idle.add(slab);
        if (isClosed) {
            freeIdle();
        } else {
            trimIdle();
        }
        notifyAll();
    }

    /** Keeps the blocks that came back last, as many as the budget allows. */
    private void trimIdle() {
        long bytes = idle.stream().mapToLong(Slab::bytes).sum();
        while (bytes > idleBudget && idle.size() > 1) {
            Slab oldest = idle.removeFirst();
            bytes -= oldest.bytes();
            oldest.free();
        }
    }

    private void freeIdle() {
        idle.forEach(Slab::free);
        idle.clear();
    }

    synchronized long lentBytes() {
        return lent;
    }

    synchronized long idleBytes() {
        return idle.stream().mapToLong(Slab::bytes).sum();
    }

    static long roundUp(long bytes) {
        if (bytes <= SMALLEST) {
            return SMALLEST;
        }
        long step = Long.highestOneBit(bytes - 1) / SIZES_PER_DOUBLING;
        return (bytes + step - 1) / step * step;
    }

    /** Frees what is idle now, and what is still in use as soon as it comes back. */
    @Override
    public synchronized void close() {
        isClosed = true;
        freeIdle();
    }
}
