package dev.headlight.export.numbers;

import dev.headlight.core.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A named tensor {@code [parts, ...]} that is made of parts of one shape, without copying them together.
 *
 * @param name in the file
 * @param parts the slices along the first axis, at least one
 * @param hasAxisOfParts whether that axis is there; without it there is one part, which is the tensor
 */
public record StackedTensor(String name, List<FloatTensor> parts, boolean hasAxisOfParts) {
    public StackedTensor(String name, List<FloatTensor> parts) {
        this(name, parts, true);
    }

    /** A tensor in one piece. */
    static StackedTensor whole(String name, FloatTensor tensor) {
        return new StackedTensor(name, List.of(tensor), false);
    }

    public StackedTensor {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("the tensor " + name + " has no parts");
        }
        if (!hasAxisOfParts && parts.size() != 1) {
            throw new IllegalArgumentException("the tensor " + name + " is in " + parts.size() + " pieces");
        }
        int[] shape = parts.getFirst().shape();
        for (FloatTensor part : parts) {
            if (!Arrays.equals(part.shape(), shape)) {
                throw new IllegalArgumentException("the parts of " + name + " differ: " + Arrays.toString(shape)
                        + " and " + Arrays.toString(part.shape()));
            }
        }
    }

    /** Sizes of the dimensions, the number of parts first. */
    int[] shape() {
        if (!hasAxisOfParts) {
            return parts.getFirst().shape();
        }
        return IntStream.concat(
                        IntStream.of(parts.size()),
                        IntStream.of(parts.getFirst().shape()))
                .toArray();
    }

    long bytes() {
        return (long) parts.size() * parts.getFirst().size() * Float.BYTES;
    }
}
