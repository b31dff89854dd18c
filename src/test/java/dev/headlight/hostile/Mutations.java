package dev.headlight.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/**
 * Damages files in a reproducible way: the same seed gives the same damage on every machine.
 *
 * <p>Quick rounds of these go through many files; {@link DamagedFilesTest} shrinks what it finds.
 */
final class Mutations {
    private static final long[] HUGE = {
        -1, 0, 1, 127, 128, 255, 1 << 16, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A copy with one to four damages, most of them in the first {@code head} bytes, where structure tends to be. */
    byte[] damaged(byte[] file, int head) {
        byte[] result = file;
        for (int count = 1 + random.nextInt(4); count > 0 && result.length > 0; count--) {
            result = damagedOnce(result, head);
        }
        return result;
    }

    private byte[] damagedOnce(byte[] file, int head) {
        int place = random.nextInt(random.nextInt(8) == 0 ? file.length : Math.min(head, file.length));
        byte[] copy = file.clone();
        switch (random.nextInt(7)) {
            case 0 -> copy[place] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[place] = (byte) random.nextInt(256);
            case 2 -> copy = Arrays.copyOf(file, place);
            case 3 -> copy = without(file, place, 1 + random.nextInt(16));
            case 4 -> copy = twice(file, place, 1 + random.nextInt(64));
            case 5 -> number(copy, place, Integer.BYTES);
            default -> number(copy, place, Long.BYTES);
        }
        return copy;
    }

    private void number(byte[] file, int place, int length) {
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        number.putLong(HUGE[random.nextInt(HUGE.length)]);
        System.arraycopy(number.array(), 0, file, place, Math.min(length, file.length - place));
    }

    private static byte[] without(byte[] file, int place, int length) {
        int end = Math.min(file.length, place + length);
        byte[] result = Arrays.copyOf(file, file.length - (end - place));
        System.arraycopy(file, end, result, place, file.length - end);
        return result;
    }

    private static byte[] twice(byte[] file, int place, int length) {
        int end = Math.min(file.length, place + length);
        byte[] result = Arrays.copyOf(file, file.length + end - place);
        System.arraycopy(file, place, result, end, file.length - place);
        return result;
    }
}
