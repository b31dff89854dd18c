package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm: each is refused in one sentence. */
class HarmfulGraphsTest {
    private static final int LEVELS = 200;

    @TempDir
    Path outside;

    private Path folder = Path.of("");

    @BeforeEach
    void aFolderWithASecretBesideIt() throws IOException {
        folder = Files.createDirectory(outside.resolve("model"));
        Files.write(outside.resolve("secret"), new byte[16]);
    }

    private void assertRefused(GraphProto graph, String... words) throws IOException {
        ModelProto model =
                ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
        Path file = Files.write(folder.resolve("model.onnx"), model.toByteArray());
        assertThatThrownBy(() -> OnnxModelFile.open(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private static NodeProto node(String from, String to) {
        return NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(to)
                .addInput(from)
                .addOutput(to)
                .build();
    }

    @Test
    void aGraphThatRunsInACircleIsRefused() throws IOException {
        GraphProto circle = GraphProto.newBuilder()
                .addNode(node("b", "a"))
                .addNode(node("a", "b"))
                .build();
        assertRefused(circle, "runs in a circle", "2 of 2 nodes");
    }

    @Test
    void graphsWithinGraphsWithoutEndAreRefused() throws IOException {
        GraphProto graph = GraphProto.newBuilder().addNode(node("a", "b")).build();
        for (int level = 0; level < LEVELS; level++) {
            NodeProto deeper = node("a", "b").toBuilder()
                    .addAttribute(AttributeProto.newBuilder().setName("body").setG(graph))
                    .build();
            graph = GraphProto.newBuilder().addNode(deeper).build();
        }
        assertRefused(graph, "nested deeper than");
    }

    private static GraphProto withWeightIn(String location) {
        TensorProto weight = TensorProto.newBuilder()
                .setName("weight")
                .addDims(4)
                .setDataType(DataType.FLOAT_VALUE)
                .setDataLocation(DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location))
                .build();
        return GraphProto.newBuilder()
                .addInitializer(weight)
                .addNode(node("weight", "a"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/hostname"})
    void weightsOutsideTheFolderAreRefused(String location) throws IOException {
        assertRefused(withWeightIn(location), "outside the model's folder", location);
    }

    @Test
    void aLinkThatLeavesTheFolderIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("weights.bin"), outside.resolve("secret"));
        assertRefused(withWeightIn("weights.bin"), "outside the model's folder");
    }
}
