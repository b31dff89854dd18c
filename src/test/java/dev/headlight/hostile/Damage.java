package dev.headlight.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One thing that is wrong with a file.
 *
 * @param place where, in bytes; past the end counts on from the start
 * @param number what is written there, or how much is lost or repeated
 */
record Damage(Kind kind, int place, long number) {
    private static final int MOST_MOVED = 512;

    /** What is done. */
    enum Kind {
        FLIP,
        BYTE,
        NUMBER,
        CUT,
        LOSE,
        REPEAT
    }

    /** Any damage in the first {@code head} bytes, where structure tends to be; simpler ones come from shrinking. */
    static Arbitrary<Damage> anywhere(int head) {
        Arbitrary<Long> numbers = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(0, 512),
                Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, (long) Integer.MAX_VALUE, -1L));
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, head), numbers)
                .as(Damage::new);
    }

    /** A damaged copy. */
    byte[] of(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        int at = place % file.length;
        byte[] copy = file.clone();
        switch (kind) {
            case FLIP -> copy[at] ^= (byte) (1 << Math.floorMod(number, Byte.SIZE));
            case BYTE -> copy[at] = (byte) number;
            case NUMBER -> {
                ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(number);
                System.arraycopy(bytes.array(), 0, copy, at, Math.min(Long.BYTES, copy.length - at));
            }
            case CUT -> copy = Arrays.copyOf(file, at);
            case LOSE -> copy = joined(file, at, Math.min(file.length, at + moved()));
            case REPEAT -> copy = joined(file, Math.min(file.length, at + moved()), at);
        }
        return copy;
    }

    private int moved() {
        return 1 + (int) Math.floorMod(number, (long) MOST_MOVED);
    }

    /** Everything up to {@code end}, and then everything from {@code start} on. */
    private static byte[] joined(byte[] file, int end, int start) {
        byte[] result = Arrays.copyOf(file, end + file.length - start);
        System.arraycopy(file, start, result, end, file.length - start);
        return result;
    }
}
