package dev.headlight.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One block of native memory that is lent again and again. */
final class Slab {
    /** What the runtime's vector kernels like best, and the size of a cache line. */
    static final int ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    Slab(long bytes) {
        this.memory = arena.allocate(bytes, ALIGNMENT);
    }

    long bytes() {
        return memory.byteSize();
    }

    /**
     * Lends the first bytes of this block.
     *
     * @param onReturn called once, on any thread, when the loan was given back or nothing reaches its memory any more
     */
    Loan lend(long bytes, Consumer<Slab> onReturn) {
        AtomicBoolean isBack = new AtomicBoolean();
        Runnable giveBack = () -> {
            if (isBack.compareAndSet(false, true)) {
                onReturn.accept(this);
            }
        };
        return new Loan(view(bytes, giveBack), giveBack);
    }

    /**
     * The view has a life of its own: every buffer made from it, however sliced, keeps it reachable, and when the
     * last of them is gone the automatic arena runs the action.
     */
    @SuppressWarnings("restricted")
    private MemorySegment view(long bytes, Runnable giveBack) {
        return memory.asSlice(0, bytes).reinterpret(bytes, Arena.ofAuto(), unreachable -> giveBack.run());
    }

    void free() {
        arena.close();
    }

    /**
     * Memory in use.
     *
     * @param memory stays valid for as long as anything reaches it or a buffer made from it
     * @param giveBack returns the memory at once; only for a holder who knows that nobody else has it
     */
    record Loan(MemorySegment memory, Runnable giveBack) {}
}
