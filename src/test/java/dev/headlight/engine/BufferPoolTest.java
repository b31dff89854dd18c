package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void memoryGivenBackIsLentAgain() {
        try (BufferPool pool = new BufferPool(64 * MEGABYTE, 64 * MEGABYTE)) {
            Slab.Loan first = pool.lend(MEGABYTE);
            long address = first.memory().address();
            first.giveBack().run();

            assertThat(pool.lend(MEGABYTE - 5).memory().address()).isEqualTo(address);
        }
    }

    @Test
    void givingBackTwiceCountsOnce() {
        try (BufferPool pool = new BufferPool(64 * MEGABYTE, 64 * MEGABYTE)) {
            Slab.Loan loan = pool.lend(MEGABYTE);
            loan.giveBack().run();
            loan.giveBack().run();

            assertThat(pool.lentBytes()).isZero();
            assertThat(pool.idleBytes()).isEqualTo(MEGABYTE);
        }
    }

    @Test
    void memoryThatNobodyReachesComesBackWhenTheBudgetIsSpent() {
        try (BufferPool pool = new BufferPool(4 * MEGABYTE, 64 * MEGABYTE)) {
            for (int i = 0; i < 200; i++) {
                assertThat(pool.lend(MEGABYTE).memory().byteSize()).isEqualTo(MEGABYTE);
                assertThat(pool.lentBytes()).isLessThanOrEqualTo(8 * MEGABYTE);
            }
        }
    }

    @Test
    void memoryInUseStaysInUseHoweverItIsReached() {
        try (BufferPool pool = new BufferPool(2 * MEGABYTE, 64 * MEGABYTE)) {
            FloatBuffer kept = slicedView(pool.lend(MEGABYTE).memory());
            for (int i = 0; i < 50; i++) {
                pool.lend(MEGABYTE).memory().fill((byte) 1);
            }

            assertThat(kept.get(10)).isEqualTo(7);
            assertThat(kept.get(kept.limit() - 1)).isEqualTo(7);
            Reference.reachabilityFence(kept);
        }
    }

    private static FloatBuffer slicedView(MemorySegment memory) {
        FloatBuffer numbers = memory.asSlice(MEGABYTE / 2, MEGABYTE / 4)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < numbers.limit(); i++) {
            numbers.put(i, 7);
        }
        return numbers.slice(5, numbers.limit() - 5).asReadOnlyBuffer().duplicate();
    }

    @Test
    void whatIsReallyInUseMayExceedTheBudget() {
        try (BufferPool pool = new BufferPool(MEGABYTE, 64 * MEGABYTE)) {
            Slab.Loan[] loans = new Slab.Loan[10];
            for (int i = 0; i < loans.length; i++) {
                loans[i] = pool.lend(MEGABYTE);
            }

            assertThat(pool.lentBytes()).isEqualTo(10 * MEGABYTE);
            Reference.reachabilityFence(loans);
        }
    }

    @Test
    void idleMemoryStaysWithinItsBudget() {
        try (BufferPool pool = new BufferPool(64 * MEGABYTE, 3 * MEGABYTE)) {
            Slab.Loan[] loans = new Slab.Loan[10];
            for (int i = 0; i < loans.length; i++) {
                loans[i] = pool.lend(MEGABYTE);
            }
            for (Slab.Loan loan : loans) {
                loan.giveBack().run();
            }

            assertThat(pool.idleBytes()).isEqualTo(3 * MEGABYTE);
            assertThat(pool.lentBytes()).isZero();
        }
    }

    @Test
    void aClosedPoolKeepsNothing() {
        BufferPool pool = new BufferPool(64 * MEGABYTE, 64 * MEGABYTE);
        Slab.Loan idle = pool.lend(MEGABYTE);
        Slab.Loan lent = pool.lend(MEGABYTE);
        idle.giveBack().run();
        pool.close();
        lent.memory().fill((byte) 1);
        lent.giveBack().run();

        assertThat(pool.idleBytes()).isZero();
        assertThat(pool.lentBytes()).isZero();
    }

    @Test
    void sizesWasteAQuarterAtMost() {
        for (long bytes = 65_537; bytes < 300 * MEGABYTE; bytes = bytes * 9 / 8 + 13) {
            assertThat(BufferPool.roundUp(bytes)).isBetween(bytes, bytes + bytes / 4);
        }
        assertThat(BufferPool.roundUp(1)).isEqualTo(65_536);
        assertThat(BufferPool.roundUp(MEGABYTE)).isEqualTo(MEGABYTE);
    }
}
