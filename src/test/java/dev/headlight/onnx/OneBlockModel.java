package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One attention block of two heads over a table of 20 words, with random numbers, as different programs write it. */
final class OneBlockModel {
    static final int WORDS = 20;
    static final int HEADS = 2;
    static final int HEAD_SIZE = 4;
    static final int WIDTH = HEADS * HEAD_SIZE;
    static final float SCALE = 0.5f;

    /** How the products are written. */
    enum Form {
        PLAIN,
        EINSUM,
        FUSED,
        QUANTIZED
    }

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("block");
    private final Random random = new Random(3);
    private final Form form;
    private final String length;

    /** @param length of a text: a number, or a name for any */
    OneBlockModel(Form form, String length) {
        this.form = form;
        this.length = length;
        graph.addInput(Protos.valueInfo("input_ids", ElementType.INT64, List.of("1", length)));
        weight("words", WORDS, WIDTH);
        integers("split", 1, -1, HEADS, HEAD_SIZE);
        integers("join", 1, -1, WIDTH);
        graph.addInitializer(Protos.floats("scale", List.of(), SCALE));
        node("Gather", "x", "words", "input_ids");
        List.of("q", "k", "v").forEach(this::project);
        attend();
        node("Transpose", "side_by_side", List.of("context"), Attribute.ofAll("perm", 0, 2, 1, 3));
        node("Reshape", "last", "side_by_side", "join");
    }

    private void project(String name) {
        weight(name + ".weight", WIDTH, WIDTH);
        node("MatMul", name + ".flat", "x", name + ".weight");
        node("Reshape", name + ".split", name + ".flat", "split");
        boolean isKey = name.equals("k") && form != Form.FUSED;
        Attribute order = isKey ? Attribute.ofAll("perm", 0, 2, 3, 1) : Attribute.ofAll("perm", 0, 2, 1, 3);
        node("Transpose", name, List.of(name + ".split"), order);
    }

    private void attend() {
        switch (form) {
            case PLAIN -> {
                node("MatMul", "products", "q", "k");
                softmax("products");
                node("MatMul", "context", "probabilities", "v");
            }
            case EINSUM -> {
                Attribute scores = Attribute.of("equation", "bqhd,bkhd->bhqk");
                node("Einsum", "products", List.of("q.split", "k.split"), scores);
                softmax("products");
                Attribute values = Attribute.of("equation", "bhqk,bkhd->bhqd");
                node("Einsum", "context", List.of("probabilities", "v.split"), values);
            }
            case FUSED -> {
                runtime("FusedMatMul", "scores", List.of("q", "k"), Attribute.of("alpha", SCALE), transposed());
                node("Softmax", "probabilities", List.of("scores"), Attribute.of("axis", -1L));
                node("MatMul", "context", "probabilities", "v");
            }
            case QUANTIZED -> quantized();
        }
    }

    private static Attribute transposed() {
        return Attribute.of("transB", 1L);
    }

    private void softmax(String products) {
        node("Mul", "scores", products, "scale");
        node("Softmax", "probabilities", List.of("scores"), Attribute.of("axis", -1L));
    }

    /** Scores are 0.02 apart, probabilities 1/256; both products are of bytes. */
    private void quantized() {
        graph.addInitializer(Protos.floats("fine", List.of(), 0.02f));
        graph.addInitializer(Protos.floats("share", List.of(), 1 / 256f));
        bytes("middle", 128);
        bytes("low", 0);
        List.of("q", "k", "v").forEach(name -> node("QuantizeLinear", name + ".bytes", name, "fine", "middle"));
        node("QLinearMatMul", "scores", "q.bytes", "fine", "middle", "k.bytes", "fine", "middle", "fine", "middle");
        Attribute[] settings = {Attribute.of("axis", -1L), Attribute.of("opset", 13L)};
        runtime("QLinearSoftmax", "probabilities", List.of("scores", "fine", "middle", "share", "low"), settings);
        node(
                "QLinearMatMul",
                "context.bytes",
                "probabilities",
                "share",
                "low",
                "v.bytes",
                "fine",
                "middle",
                "fine",
                "middle");
        node("DequantizeLinear", "context", "context.bytes", "fine", "middle");
    }

    private void bytes(String name, int number) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.UINT8_VALUE)
                .setRawData(ByteString.copyFrom(new byte[] {(byte) number})));
    }

    private void integers(String name, long... numbers) {
        graph.addInitializer(Protos.integers(name, List.of((long) numbers.length), numbers));
    }

    private void weight(String name, long rows, long columns) {
        float[] numbers = new float[(int) (rows * columns)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        graph.addInitializer(Protos.floats(name, List.of(rows, columns), numbers));
    }

    private void node(String operator, String name, String... inputs) {
        node(operator, name, List.of(inputs));
    }

    private void node(String operator, String name, List<String> inputs, Attribute... attributes) {
        add("", operator, name, inputs, attributes);
    }

    private void runtime(String operator, String name, List<String> inputs, Attribute... attributes) {
        add("com.microsoft", operator, name, inputs, attributes);
    }

    private void add(String domain, String operator, String name, List<String> inputs, Attribute... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .setName(name)
                .addOutput(name)
                .addAllInput(inputs);
        for (Attribute attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        graph.addNode(node);
    }

    /** The mean over all tokens as another output. */
    OneBlockModel withMean() {
        node("ReduceMean", "mean", List.of("last"), Attribute.ofAll("axes", 1), Attribute.of("keepdims", 0L));
        graph.addOutput(Protos.valueInfo("mean", ElementType.FLOAT, List.of("1", Integer.toString(WIDTH))));
        return this;
    }

    /** A decision between labels for each token, or for the text by its first token: its first numbers. */
    OneBlockModel withLabels(int count, boolean perToken) {
        float[] identity = new float[WIDTH * count];
        for (int label = 0; label < count; label++) {
            identity[label * count + label] = 1;
        }
        graph.addInitializer(Protos.floats("labels.weight", List.of((long) WIDTH, (long) count), identity));
        graph.addInitializer(Protos.integers("first", List.of(), 0));
        node("Gather", "first_token", List.of("last", "first"), Attribute.of("axis", 1L));
        node("MatMul", "logits", perToken ? "last" : "first_token", "labels.weight");
        List<String> shape =
                perToken ? List.of("1", length, Integer.toString(count)) : List.of("1", Integer.toString(count));
        graph.addOutput(Protos.valueInfo("logits", ElementType.FLOAT, shape));
        return this;
    }

    OnnxModelFile write(Path file) throws IOException {
        graph.addOutput(Protos.valueInfo("last", ElementType.FLOAT, List.of("1", length, Integer.toString(WIDTH))));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(1))
                .setGraph(graph)
                .build();
        return OnnxModelFile.open(Files.write(file, model.toByteArray()));
    }
}
