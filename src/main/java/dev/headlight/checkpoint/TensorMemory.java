package dev.headlight.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;

/**
 * Memory outside of the Java heap, where one tensor at a time is read, widened or turned.
 *
 * <p>It is given back when the arena closes and not when the collector comes by, so that importing a model of any size
 * needs room for its largest tensor only.
 */
final class TensorMemory {
    /** What a buffer can index. */
    static final long LONGEST = Integer.MAX_VALUE - 64;

    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 24;

    private TensorMemory() {}

    /** @throws CheckpointException if there is not so much */
    static MemorySegment bytes(Arena arena, String name, long count) throws CheckpointException {
        try {
            return arena.allocate(count, ALIGNMENT);
        } catch (OutOfMemoryError e) {
            throw new CheckpointException(
                    "The weight " + name + " needs " + count + " bytes of memory, more than is free; close other"
                            + " models or give the program more memory",
                    e);
        }
    }

    /** Room for float32 numbers. */
    static FloatBuffer floats(Arena arena, String name, long count) throws CheckpointException {
        return floats(bytes(arena, name, count * Float.BYTES));
    }

    /** A view, in the byte order of all checkpoints. */
    static FloatBuffer floats(MemorySegment bytes) {
        return bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /** Reads a part of a file, chunk by chunk, for a segment may be longer than a buffer. */
    static void fill(MemorySegment target, FileChannel channel, long start) throws IOException {
        long done = 0;
        while (done < target.byteSize()) {
            long count = Math.min(CHUNK, target.byteSize() - done);
            int read = channel.read(target.asSlice(done, count).asByteBuffer(), start + done);
            if (read < 0) {
                throw new CheckpointException("The file became shorter while it was read");
            }
            done += read;
        }
    }

    /** @throws CheckpointException if a weight cannot be read as float32 numbers in one buffer */
    static void checkReadable(WeightInfo weight) throws CheckpointException {
        if (!weight.type().isFloatingPoint() || weight.size() > LONGEST / Float.BYTES || weight.bytes() > LONGEST) {
            throw new CheckpointException("The weight " + weight.name() + " is " + weight.type() + " of shape "
                    + weight.shape() + "; expected floating-point numbers of less than 2 GB");
        }
    }

    /** Hands the numbers of one weight on, as float32. */
    static void deliver(WeightInfo weight, MemorySegment stored, Arena arena, WeightSource.Reader reader)
            throws IOException {
        reader.accept(weight, weight.type().decode(weight.name(), stored, arena));
    }
}
