package dev.headlight.checkpoint;

import dev.headlight.onnx.OnnxGraph;
import dev.headlight.onnx.StoragePrecision;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** A graph that an architecture emitted, and where the numbers of its weights come from. */
public record ExportedGraph(OnnxGraph graph, List<WeightCopy> copies) {
    public ExportedGraph {
        copies = List.copyOf(copies);
    }

    /** The same model with its large weights stored in another precision. */
    public ExportedGraph stored(StoragePrecision precision) {
        return new ExportedGraph(graph.stored(precision), copies);
    }

    /**
     * Streams every weight from the checkpoint to its place; one tensor at a time is in memory.
     *
     * @param progress takes the share that is done, 0..1
     */
    public void copyWeights(WeightSource source, WeightsFile target, DoubleConsumer progress) throws IOException {
        Map<String, WeightCopy> bySource = new HashMap<>();
        copies.forEach(copy -> bySource.put(copy.source(), copy));
        checkShapes(source, bySource);
        double total = graph.parameters();
        long[] done = {0};
        source.read(bySource.keySet(), (weight, numbers) -> {
            WeightCopy copy = bySource.get(weight.name());
            if (copy != null) {
                write(copy, weight, numbers, target);
                done[0] += weight.size();
                progress.accept(Math.min(1, done[0] / total));
            }
        });
    }

    private static void write(WeightCopy copy, WeightInfo weight, FloatBuffer numbers, WeightsFile target)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            target.write(copy.target(), copy.transposed() ? Transposition.of(weight, numbers, arena) : numbers);
        }
    }

    private void checkShapes(WeightSource source, Map<String, WeightCopy> bySource) throws CheckpointException {
        Map<String, List<Long>> expected = graph.weightShapes();
        for (WeightInfo weight : source.weights()) {
            WeightCopy copy = bySource.get(weight.name());
            if (copy == null) {
                continue;
            }
            List<Long> target = expected.get(copy.target());
            List<Long> found = copy.transposed() ? weight.shape().reversed() : weight.shape();
            if (!found.equals(target)) {
                throw new CheckpointException("The weight " + weight.name() + " has shape " + weight.shape()
                        + ", which does not fit " + copy.target() + " of shape " + target);
            }
        }
    }
}
