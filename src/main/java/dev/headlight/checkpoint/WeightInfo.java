package dev.headlight.checkpoint;

import java.util.List;

/**
 * A named tensor of a checkpoint.
 *
 * @param shape sizes of the dimensions, outermost first; empty for a scalar
 */
public record WeightInfo(String name, StoredType type, List<Long> shape) {
    public WeightInfo {
        shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long size() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** How many bytes they take in the checkpoint. */
    public long bytes() {
        return Math.multiplyExact(size(), type.bytes());
    }
}
