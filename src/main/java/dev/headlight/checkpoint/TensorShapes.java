package dev.headlight.checkpoint;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of what untrusted files say about shapes. */
final class TensorShapes {
    private static final int NAMED = 5;
    static final int MAX_RANK = 32;

    private TensorShapes() {}

    /**
     * The bytes of a tensor.
     *
     * @throws CheckpointException if a dimension is negative, or the product does not fit
     */
    static long bytes(String name, StoredType type, List<Long> shape) throws CheckpointException {
        long bytes = type.bytes();
        try {
            for (long dimension : shape) {
                if (dimension < 0 || shape.size() > MAX_RANK) {
                    throw new CheckpointException("The weight " + name + " has the impossible shape " + shape);
                }
                bytes = Math.multiplyExact(bytes, dimension);
            }
        } catch (ArithmeticException e) {
            throw new CheckpointException("The weight " + name + " has the impossible shape " + shape, e);
        }
        return bytes;
    }

    /** @throws CheckpointException if a name is not among the weights */
    static void checkPresent(Collection<WeightInfo> weights, Set<String> names) throws CheckpointException {
        Set<String> missing = new HashSet<>(names);
        weights.forEach(weight -> missing.remove(weight.name()));
        if (!missing.isEmpty()) {
            throw new CheckpointException("The checkpoint lacks " + some(missing));
        }
    }

    /** The first few names, and how many more. */
    static String some(Collection<String> names) {
        String first = names.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
