package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file writes its weights down, the attentions are the same. */
class WeightsAsFoundTest {
    private static final float SAME = 1e-6f;

    @TempDir
    private Path folder;

    private float[] raw() throws Exception {
        return OneBlockProto.attentions(OneBlockProto.written(folder, "raw.onnx", model -> {}), 1);
    }

    private static TensorProto.Builder words(DataType type) {
        return TensorProto.newBuilder()
                .setName("words")
                .addDims(OneBlockProto.WORDS)
                .addDims(OneBlockModel.WIDTH)
                .setDataType(type.getNumber());
    }

    @Test
    void numbersInAFieldOfFloats() throws Exception {
        TensorProto.Builder typed = words(DataType.FLOAT);
        for (float number : OneBlockProto.words()) {
            typed.addFloatData(number);
        }
        Path file = OneBlockProto.written(
                folder, "typed.onnx", model -> OneBlockProto.replace(model.getGraphBuilder(), typed.build()));
        assertThat(OneBlockProto.attentions(file, 1)).containsExactly(raw(), within(SAME));
    }

    @Test
    void halvesInAFieldOfIntegersOfVaryingLength() throws Exception {
        TensorProto.Builder typed = words(DataType.FLOAT16);
        for (float number : OneBlockProto.words()) {
            typed.addInt32Data(Short.toUnsignedInt(Float.floatToFloat16(number)));
        }
        Path file = OneBlockProto.written(folder, "halves.onnx", model -> widened(model, typed.build()));
        assertThat(OneBlockProto.attentions(file, 1)).containsExactly(raw(), within(SAME));
    }

    @Test
    void doublesInAFieldOfDoubles() throws Exception {
        TensorProto.Builder typed = words(DataType.DOUBLE);
        for (float number : OneBlockProto.words()) {
            typed.addDoubleData(number);
        }
        Path file = OneBlockProto.written(folder, "doubles.onnx", model -> widened(model, typed.build()));
        assertThat(OneBlockProto.attentions(file, 1)).containsExactly(raw(), within(SAME));
    }

    /** Looks words up in a table of another type and makes them float32. */
    private static void widened(ModelProto.Builder model, TensorProto table) {
        GraphProto.Builder graph = model.getGraphBuilder();
        OneBlockProto.replace(graph, table);
        for (int i = 0; i < graph.getNodeCount(); i++) {
            if (graph.getNode(i).getOpType().equals("Gather")) {
                graph.setNode(i, graph.getNode(i).toBuilder().setName("x.other").setOutput(0, "x.other"));
            }
        }
        graph.addNode(OneBlockProto.node("Cast", "x", "x.other")
                .addAttribute(Attribute.of("to", (long) DataType.FLOAT_VALUE).proto()));
    }

    @Test
    void numbersBeyondTheThirdGigabyteOfAnotherFile() throws Exception {
        long offset = 3L << 30;
        Path data = folder.resolve("large.onnx.data");
        ByteBuffer bytes =
                ByteBuffer.allocate(OneBlockProto.words().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(OneBlockProto.words());
        // A file with a hole: it takes a few kilobytes.
        try (RandomAccessFile sparse = new RandomAccessFile(data.toFile(), "rw")) {
            sparse.setLength(offset);
        }
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            channel.write(bytes, offset);
        }
        TensorProto external = words(DataType.FLOAT)
                .setDataLocation(DataLocation.EXTERNAL)
                .addExternalData(entry("location", "large.onnx.data"))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Integer.toString(bytes.capacity())))
                .build();
        Path file = OneBlockProto.written(
                folder, "large.onnx", model -> OneBlockProto.replace(model.getGraphBuilder(), external));
        assertThat(OneBlockProto.attentions(file, 1)).containsExactly(raw(), within(SAME));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    @Test
    void attentionWithinAFunctionOfTheFile() throws Exception {
        Path file = OneBlockProto.written(folder, "function.onnx", WeightsAsFoundTest::withFunction);
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(file));
        assertThat(report.blocks()).hasSize(1);
        assertThat(report.heads()).hasValue(OneBlockModel.HEADS);
        assertThat(OneBlockProto.attentions(file, 1)).containsExactly(raw(), within(SAME));
    }

    /** As {@code torch.export} writes modules: the nodes between projections and context, as an operator of their own. */
    private static void withFunction(ModelProto.Builder model) {
        Set<String> moved = Set.of("products", "scores", "probabilities", "context");
        FunctionProto.Builder function = FunctionProto.newBuilder()
                .setName("Attend")
                .setDomain("pkg.module")
                .addAllInput(List.of("q", "k", "v", "scale"))
                .addOutput("context")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13));
        GraphProto.Builder graph = model.getGraphBuilder();
        List<NodeProto> all = List.copyOf(graph.getNodeList());
        graph.clearNode();
        for (NodeProto node : all) {
            if (!moved.contains(node.getName())) {
                graph.addNode(node);
            } else {
                function.addNode(node);
            }
        }
        graph.addNode(
                OneBlockProto.node("Attend", "context", "q", "k", "v", "scale").setDomain("pkg.module"));
        model.addFunctions(function)
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("pkg.module").setVersion(1));
    }

    @Test
    void aTableThatIsShorterThanItsShapeIsRefused() throws IOException {
        TensorProto.Builder typed = words(DataType.FLOAT16);
        for (int i = 0; i < OneBlockProto.WORDS * 3; i++) {
            typed.addInt32Data(1000);
        }
        Path file = OneBlockProto.written(folder, "short.onnx", model -> widened(model, typed.build()));
        assertThat(catchThrowable(() -> OneBlockProto.attentions(file, 1)))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("words");
    }
}
