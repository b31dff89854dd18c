package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import dev.headlight.core.ModelPart;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.ModelParts;
import dev.headlight.onnx.OnnxFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the graph of a model that predicts words in two pieces beside the whole: the encoder, and the head. Most texts
 * have no word to guess, and the head with its vocabulary is a fifth of BERT's weights, so it is opened when it is first
 * asked. The pieces share the weights of the whole.
 */
final class GraphSplit {
    static final String ENCODER = "encoder.onnx";
    static final String WORD_HEAD = "word-head.onnx";
    private static final Set<String> FED = Set.of("hidden", "prediction_positions");

    private GraphSplit() {}

    /** Does nothing where the model predicts no words or its head cannot be told apart. */
    static void write(Path folder, ConvertedModel model) throws IOException {
        List<String> states = model.outputs().details().getOrDefault(TraceField.HIDDEN_STATES, List.of());
        if (model.task() != ModelTask.FILL_MASK || !model.outputs().answersTask() || states.isEmpty()) {
            return;
        }
        ModelParts parts = ModelParts.open(folder.resolve(Manifest.ONNX));
        try {
            Optional<ModelPart> head = parts.wordHead(
                    states.getLast(),
                    model.outputs().task().getFirst(),
                    model.shape().hiddenSize());
            if (head.isPresent() && Set.copyOf(head.get().inputs()).equals(FED)) {
                ModelPart encoder = parts.yielding(allBut(model));
                DurableFiles.write(folder.resolve(ENCODER), encoder.graph());
                DurableFiles.write(folder.resolve(WORD_HEAD), head.get().graph());
            }
        } catch (OnnxFormatException e) {
            System.getLogger(GraphSplit.class.getName())
                    .log(System.Logger.Level.DEBUG, "The graph in " + folder + " stays whole", e);
        }
    }

    private static List<String> allBut(ConvertedModel model) {
        List<String> outputs = new ArrayList<>(model.outputs().attentions());
        model.outputs().details().values().forEach(outputs::addAll);
        return outputs;
    }
}
