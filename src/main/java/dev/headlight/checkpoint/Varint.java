package dev.headlight.checkpoint;

import java.nio.ByteBuffer;

/** Numbers of variable length, seven bits a byte and the lowest first, as protocol buffers and LevelDB write them. */
final class Varint {
    private static final int LONGEST = 10;

    private Varint() {}

    static long read(ByteBuffer bytes) throws CheckpointException {
        long value = 0;
        for (int i = 0; i < LONGEST && bytes.hasRemaining(); i++) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new CheckpointException("A number of variable length does not end within " + LONGEST + " bytes");
    }

    /** A number that must be a valid size: 0 to {@code limit}. */
    static int readSize(ByteBuffer bytes, int limit, String what) throws CheckpointException {
        long value = read(bytes);
        if (value < 0 || value > limit) {
            throw new CheckpointException(
                    "The checkpoint's index is damaged: " + what + " is " + value + ", expected at most " + limit);
        }
        return (int) value;
    }
}
