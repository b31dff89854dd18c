package dev.headlight.checkpoint;

import dev.headlight.checkpoint.TorchTensor.TorchStorage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A file of {@code torch.save}: a pickle that describes tensors, and the storages with their numbers. */
interface TorchStorages extends AutoCloseable {
    /** The described tensors, in the order in which they were saved. */
    List<TorchTensor> tensors();

    /**
     * The bytes of a storage of one of the tensors.
     *
     * @param arena keeps them
     * @param name of a weight that needs it, for messages
     * @throws CheckpointException if they are damaged or not as many as described
     */
    MemorySegment load(TorchStorage storage, Arena arena, String name) throws IOException;

    @Override
    void close() throws IOException;
}
