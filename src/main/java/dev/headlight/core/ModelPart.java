package dev.headlight.core;

import java.nio.file.Path;
import java.util.List;

/**
 * A piece of a model's graph that can be run by itself, such as the head that predicts words.
 *
 * @param graph a whole ONNX model; its large weights are those of the model's own file of weights
 * @param folder where that file lies
 * @param inputs names of what must be fed
 * @param outputs names of what it yields, float32
 * @implNote the array is not copied, for speed; it must not change after it was handed over
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelPart(byte[] graph, Path folder, List<String> inputs, List<String> outputs) {
    public ModelPart {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
