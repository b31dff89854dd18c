package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.WeightCopy;
import dev.headlight.checkpoint.WeightInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shapes of a checkpoint's weights, and whether they are those of the graph that was written for them. */
final class WeightShapes {
    private static final int NAMED = 3;

    /** Endings of buffers, and of what an optimizer keeps beside the weights. */
    private static final List<String> NOT_TRAINED =
            List.of("position_ids", "token_type_ids", "adam_m", "adam_v", "global_step");

    private final Map<String, WeightInfo> byName = new HashMap<>();

    WeightShapes(List<WeightInfo> weights) {
        weights.forEach(weight -> byName.put(weight.name(), weight));
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A size of a weight; 0 where the weight is absent or has fewer dimensions. */
    long size(String name, int dimension) {
        List<Long> shape = shape(name);
        return dimension < shape.size() ? shape.get(dimension) : 0;
    }

    /** @throws CheckpointException if what {@code config.json} says does not show in the weights */
    void check(SizeClaim claim, WeightNames names) throws CheckpointException {
        boolean isKernel = claim.place() == SizeClaim.Place.KERNEL_IN || claim.place() == SizeClaim.Place.KERNEL_OUT;
        String name = isKernel || claim.place() == SizeClaim.Place.PRESENCE
                ? names.kernel(claim.module())
                : names.embedding(claim.module());
        if (!has(name)) {
            throw new CheckpointException(
                    "In config.json " + claim.said() + ", but the checkpoint lacks the weight " + name);
        }
        int in = names.kernelsAreTransposed() ? 1 : 0;
        int dimension = switch (claim.place()) {
            case TABLE_ROWS -> 0;
            case TABLE_COLUMNS -> 1;
            case KERNEL_IN -> in;
            case KERNEL_OUT -> 1 - in;
            case PRESENCE -> -1;
        };
        if (dimension >= 0 && size(name, dimension) != claim.expected()) {
            throw new CheckpointException("In config.json " + claim.said() + ", but the weight " + name
                    + " has the shape " + shape(name) + "; expected " + claim.expected() + " in the place of "
                    + size(name, dimension));
        }
    }

    /** @throws CheckpointException if weights are absent, hold no floating-point numbers or have other shapes */
    void check(ExportedGraph graph) throws CheckpointException {
        Map<String, List<Long>> expected = graph.graph().weightShapes();
        for (WeightCopy copy : graph.copies()) {
            WeightInfo weight = byName.get(copy.source());
            if (weight == null) {
                throw new CheckpointException("The checkpoint lacks the weight " + copy.source());
            }
            if (!weight.type().isFloatingPoint()) {
                throw new CheckpointException("The weight " + weight.name() + " is " + weight.type()
                        + "; expected floating-point numbers, as quantized checkpoints are not supported");
            }
            List<Long> target = expected.getOrDefault(copy.target(), List.of());
            List<Long> wanted = copy.transposed() ? target.reversed() : target;
            if (!weight.shape().equals(wanted)) {
                throw new CheckpointException("The weight " + weight.name() + " has the shape " + weight.shape()
                        + "; expected " + wanted + " by the sizes in config.json");
            }
        }
    }

    /** Sentences about weights that the graph does not use; buffers, which hold no trained numbers, are passed over. */
    List<String> notes(ExportedGraph graph) {
        Set<String> unused = new TreeSet<>(byName.keySet());
        graph.copies().forEach(copy -> unused.remove(copy.source()));
        unused.removeIf(name -> NOT_TRAINED.stream().anyMatch(name::endsWith));
        if (unused.isEmpty()) {
            return List.of();
        }
        List<String> first = new ArrayList<>(unused.stream().limit(NAMED).toList());
        if (unused.size() > NAMED) {
            first.add((unused.size() - NAMED) + " more");
        }
        return List.of("Weights of the checkpoint that are not used here: " + String.join(", ", first) + ".");
    }

    private List<Long> shape(String name) {
        WeightInfo weight = byName.get(name);
        return weight == null ? List.of() : weight.shape();
    }
}
