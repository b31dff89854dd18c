package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphBuilderTest {
    @TempDir
    Path folder;

    private static OnnxGraph product() {
        GraphBuilder graph = new GraphBuilder("product", 20);
        Value input = graph.input("x", ElementType.FLOAT, "rows", "2");
        Value first = graph.weight("first", List.of(2L, 3L));
        Value second = graph.weight("second", List.of(3L));
        Value product = graph.node("MatMul", "product", List.of(input, first));
        graph.output(graph.node("Add", "y", List.of(product, second)), ElementType.FLOAT, "rows", "3");
        return graph.build();
    }

    @Test
    void whatIsWrittenRunsInTheRuntime() throws IOException, OrtException {
        OnnxGraph graph = product();
        try (WeightsFile weights = new WeightsFile(folder, graph)) {
            weights.write("second", FloatBuffer.wrap(new float[] {10, 20, 30}));
            weights.write("first", FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6}));
            weights.finish();
        }
        Path file = folder.resolve("model.onnx");
        graph.write(file, "test", Map.of());
        try (OnnxRun run = new OnnxRun(file)) {
            Map<String, OnnxRun.Result> results = run.run(Map.of("x", OnnxRun.matrix(new float[][] {{1, 1}, {0, 2}})));
            assertThat(results).containsOnlyKeys("y");
            assertThat(results.values()).allSatisfy(result -> {
                assertThat(result.shape()).containsExactly(2, 3);
                assertThat(result.numbers()).containsExactly(15, 27, 39, 18, 30, 42);
            });
        }
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws IOException {
        OnnxGraph graph = product();
        Path file = folder.resolve("model.onnx");
        graph.write(file, "test", Map.of("b", "2", "a", "1"));
        ModelProto model = OnnxModelFile.open(file).model();
        assertThat(model.getGraph().getNodeList()).isEqualTo(graph.proto().getNodeList());
        assertThat(model.getGraph().getInputList()).isEqualTo(graph.proto().getInputList());
        assertThat(model.getGraph().getOutputList()).isEqualTo(graph.proto().getOutputList());
        assertThat(model.getProducerName()).isEqualTo("test");
        assertThat(model.getMetadataPropsList())
                .extracting(entry -> entry.getKey() + "=" + entry.getValue())
                .containsExactly("a=1", "b=2");
        assertThat(graph.parameters()).isEqualTo(9);
    }

    @Test
    void namesMustBeUniqueAndKnown() {
        GraphBuilder graph = new GraphBuilder("names", 20);
        Value input = graph.input("x", ElementType.FLOAT, "1");
        assertThatThrownBy(() -> graph.scalar("x", 1)).hasMessageContaining("two values called x");
        assertThatThrownBy(() -> graph.node("Add", "y", List.of(input, new Value("z"))))
                .hasMessageContaining("uses z");
        assertThatThrownBy(() -> graph.output(new Value("z"), ElementType.FLOAT))
                .hasMessageContaining("no value z");
    }

    @Test
    void weightsMustBeCompleteAndOfTheRightSize() throws IOException {
        try (WeightsFile weights = new WeightsFile(folder, product())) {
            assertThatThrownBy(() -> weights.write("first", FloatBuffer.allocate(5)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> weights.write("third", FloatBuffer.allocate(6)))
                    .isInstanceOf(IllegalArgumentException.class);
            weights.write("second", FloatBuffer.allocate(3));
            assertThatThrownBy(weights::finish).hasMessageContaining("first");
        }
        assertThatThrownBy(() -> new WeightsFile(folder, product()).close())
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
