package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Headlight's own small export, which knows its attentions: taken away and found again, they are the same. */
class RoundTripTest {
    private static final List<String> INPUTS = List.of("input_ids", "attention_mask", "token_type_ids");
    private static final float SAME = 1e-6f;

    @TempDir
    Path folder;

    private static Path own() {
        try {
            return Path.of(Objects.requireNonNull(RoundTripTest.class.getResource("/tiny-bert/model.onnx"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our export with its last hidden state as the only output, and every head always on. */
    private OnnxModelFile stripped(int layers, int heads) throws IOException {
        OnnxModelFile file = OnnxModelFile.open(own());
        GraphProto graph = file.model().getGraph();
        GraphEdit edit = new GraphEdit(graph);
        INPUTS.forEach(name -> edit.input(name, ElementType.INT64, "1", "tokens"));
        String sizes = edit.integers("mask/sizes", layers, heads);
        String zeros = edit.node("ConstantOfShape", "mask/zeros", List.of(sizes));
        edit.replace("head_mask", edit.node("Exp", "mask/ones", List.of(zeros)));
        edit.output("hidden_states." + layers, "1", "tokens", "width");
        OnnxGraph bare =
                new OnnxGraph(edit.build(), file.model().getOpsetImportList(), List.of(), OnnxGraph.IR_VERSION);
        Files.copy(own().resolveSibling(WeightsFile.NAME), folder.resolve(WeightsFile.NAME));
        Path written = folder.resolve("stripped.onnx");
        bare.write(written, "test", Map.of());
        return OnnxModelFile.open(written);
    }

    private static Map<String, OnnxTensor> inputs(int layers, int heads) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("input_ids", OnnxRun.batch(2, 5, 7, 9, 3));
        inputs.put("attention_mask", OnnxRun.batch(1, 1, 1, 1, 1));
        inputs.put("token_type_ids", OnnxRun.batch(0, 0, 1, 1, 1));
        float[][] mask = new float[layers][heads];
        for (float[] row : mask) {
            Arrays.fill(row, 1);
        }
        inputs.put("head_mask", OnnxRun.matrix(mask));
        return inputs;
    }

    @Test
    void whatIsFoundAgainIsTheSame() throws IOException, OrtException {
        AttentionReport known = AttentionFinder.find(OnnxModelFile.open(own()));
        int layers = known.blocks().size();
        int heads = known.heads().orElseThrow();
        PromotedModel found = CanonicalGraph.of(stripped(layers, heads));
        Path target = Files.createDirectory(folder.resolve("found"));
        found.writeWeights(target);
        found.graph().write(target.resolve("model.onnx"), "test", Map.of());
        Map<String, OnnxTensor> ownInputs = inputs(layers, heads);
        ownInputs.put("prediction_positions", OnnxRun.list());
        try (OnnxRun before = new OnnxRun(own());
                OnnxRun after = new OnnxRun(target.resolve("model.onnx"))) {
            Map<String, Result> expected = before.run(ownInputs);
            Map<String, Result> again = after.run(inputs(layers, heads));
            for (int layer = 0; layer < layers; layer++) {
                assertThat(numbers(again, found.outputs().attentions().get(layer)))
                        .containsExactly(numbers(expected, "attentions." + layer), within(SAME));
                assertThat(numbers(again, found.outputs().queries().get(layer)))
                        .containsExactly(numbers(expected, "queries." + layer), within(SAME));
                assertThat(numbers(again, found.outputs().keys().get(layer)))
                        .containsExactly(numbers(expected, "keys." + layer), within(SAME));
            }
        }
    }

    private static float[] numbers(Map<String, Result> results, String name) {
        return Objects.requireNonNull(results.get(name), name).numbers();
    }
}
