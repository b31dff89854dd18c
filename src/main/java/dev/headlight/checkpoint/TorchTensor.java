package dev.headlight.checkpoint;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A tensor of a file of {@code torch.save}: a view of a storage.
 *
 * @param offset of its first number in the storage, counted in numbers
 * @param strides numbers to go on for one step in each dimension
 */
record TorchTensor(WeightInfo weight, TorchStorage storage, long offset, List<Long> strides) {
    /**
     * A row of numbers that tensors are views of.
     *
     * @param key its name in the file
     * @param size how many numbers, of the type that the file gives the storage
     */
    record TorchStorage(String key, long size, long bytes) {}

    TorchTensor {
        strides = List.copyOf(strides);
    }

    /** @throws CheckpointException if the view leaves its storage, or shows more numbers than it has */
    TorchTensor checked() throws CheckpointException {
        TensorShapes.bytes(weight.name(), weight.type(), weight.shape());
        if (!fits()) {
            throw new CheckpointException("The weight " + weight.name() + " of shape " + weight.shape()
                    + " with strides " + strides + " from " + offset + " on does not fit its storage of "
                    + storage.bytes() + " bytes");
        }
        return this;
    }

    private boolean fits() {
        if (strides.size() != weight.shape().size() || offset < 0) {
            return false;
        }
        try {
            long last = offset;
            for (int i = 0; i < strides.size(); i++) {
                long steps = Math.max(0, weight.shape().get(i) - 1);
                if (strides.get(i) < 0) {
                    return false;
                }
                last = Math.addExact(last, Math.multiplyExact(strides.get(i), steps));
            }
            long room = storage.bytes() / weight.type().bytes();
            return weight.size() == 0 || (last < room && weight.size() <= room);
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /**
     * Its own bytes, in the order of its dimensions.
     *
     * @param whole the storage
     * @param arena keeps what is not a view
     */
    MemorySegment numbers(MemorySegment whole, Arena arena) throws CheckpointException {
        int step = weight.type().bytes();
        if (isContiguous()) {
            return whole.asSlice(weight.size() == 0 ? 0 : offset * step, weight.bytes());
        }
        MemorySegment gathered = TensorMemory.bytes(arena, weight.name(), weight.bytes());
        long[] position = new long[strides.size()];
        long from = offset;
        for (long to = 0; to < weight.size(); to++) {
            MemorySegment.copy(whole, from * step, gathered, to * step, step);
            from = next(position, from);
        }
        return gathered;
    }

    /** Steps as an odometer does. */
    private long next(long[] position, long from) {
        long place = from;
        for (int i = position.length - 1; i >= 0; i--) {
            place += strides.get(i);
            position[i]++;
            if (position[i] < weight.shape().get(i)) {
                return place;
            }
            place -= position[i] * strides.get(i);
            position[i] = 0;
        }
        return place;
    }

    /** Whether its numbers lie one after the other, the last dimension fastest. */
    private boolean isContiguous() {
        long step = 1;
        for (int i = strides.size() - 1; i >= 0; i--) {
            long size = weight.shape().get(i);
            if (size != 1 && strides.get(i) != step) {
                return false;
            }
            step *= size;
        }
        return true;
    }
}
