package dev.headlight.checkpoint;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;

/**
 * Named tensors as somebody published them.
 *
 * <p>Reading goes through the checkpoint once, in the order in which it is stored, so that it also works where bytes
 * can only be streamed, such as out of an archive. At most one tensor is in memory at a time. Not thread-safe.
 */
public interface WeightSource extends AutoCloseable {
    /** Takes the numbers of one tensor; the buffer is valid during the call only. */
    @FunctionalInterface
    interface Reader {
        void accept(WeightInfo weight, FloatBuffer numbers) throws IOException;
    }

    /** All tensors, in the order in which they are stored. */
    List<WeightInfo> weights();

    /**
     * Reads the tensors with these names, in the order in which they are stored.
     *
     * @throws CheckpointException if a name is missing, a checksum is wrong or a tensor holds no floating-point numbers
     */
    void read(Set<String> names, Reader reader) throws IOException;

    @Override
    void close() throws IOException;
}
