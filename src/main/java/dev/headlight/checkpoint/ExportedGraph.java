package dev.headlight.checkpoint;

import dev.headlight.onnx.OnnxGraph;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
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

    /**
     * Streams every weight from the checkpoint to its place; one tensor at a time is in memory.
     *
     * @param progress takes the share that is done, 0..1
     */
    public void copyWeights(WeightSource source, WeightsFile target, DoubleConsumer progress) throws IOException {
        Map<String, WeightCopy> bySource = new HashMap<>();
        copies.forEach(copy -> bySource.put(copy.source(), copy));
        double total = graph.parameters();
        long[] done = {0};
        source.read(bySource.keySet(), (weight, numbers) -> {
            WeightCopy copy = bySource.get(weight.name());
            if (copy != null) {
                target.write(copy.target(), copy.transposed() ? transposed(weight, numbers) : numbers);
                done[0] += weight.size();
                progress.accept(Math.min(1, done[0] / total));
            }
        });
    }

    private static FloatBuffer transposed(WeightInfo weight, FloatBuffer numbers) throws CheckpointException {
        if (weight.shape().size() != 2) {
            throw new CheckpointException(
                    "The weight " + weight.name() + " has shape " + weight.shape() + ", expected a matrix");
        }
        int rows = Math.toIntExact(weight.shape().get(0));
        int columns = Math.toIntExact(weight.shape().get(1));
        FloatBuffer turned = FloatBuffer.allocate(numbers.remaining());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned.put(column * rows + row, numbers.get(row * columns + column));
            }
        }
        return turned;
    }
}
