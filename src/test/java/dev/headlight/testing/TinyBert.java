package dev.headlight.testing;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.core.ModelDescription.ModelFiles;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The random BERT among the test resources: 3 layers of 4 heads, 64 tokens at most. */
public final class TinyBert {
    public static final int MASK_ID = 4;

    private TinyBert() {}

    public static Path folder() {
        URL graph = Objects.requireNonNull(TinyBert.class.getResource("/tiny-bert/model.onnx"));
        try {
            return Objects.requireNonNull(Path.of(graph.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ModelShape shape() {
        return new ModelShape(3, 4, 12, 48, 400, 64, 83_000);
    }

    public static TraceOutputs outputs() {
        return new TraceOutputs(
                numbered("attentions", 3),
                Map.of(
                        TraceField.QUERIES, numbered("queries", 3),
                        TraceField.KEYS, numbered("keys", 3),
                        TraceField.VALUES, numbered("values", 3),
                        TraceField.HIDDEN_STATES, numbered("hidden_states", 4)),
                ModelTask.FILL_MASK.outputs());
    }

    public static ModelDescription description() {
        return description(shape(), outputs());
    }

    public static ModelDescription description(ModelShape shape, TraceOutputs outputs) {
        ModelFiles files = new ModelFiles(
                folder(), folder().resolve("model.onnx"), folder().resolve("tokenizer.json"), "0".repeat(64), null);
        About about = new About("Apache-2.0", "made for tests", "Random weights.");
        return new ModelDescription(
                "tiny-bert",
                "Tiny BERT",
                "bert",
                ModelTask.FILL_MASK,
                List.of(),
                shape,
                files,
                outputs,
                about,
                ModelOrigin.UNKNOWN);
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + "." + number).toList();
    }
}
