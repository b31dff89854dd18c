package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.headlight.onnx.OneBlockModel.Form;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** {@link OneBlockModel} written down in ways of its own, brought into the engine's form and run. */
public final class OneBlockProto {
    /** Enough words that their table stays in the file. */
    static final int WORDS = 400;

    private OneBlockProto() {}

    /** A model with a table of {@value #WORDS} words in random but fixed numbers, changed before it is written. */
    static Path written(Path folder, String name, Consumer<ModelProto.Builder> change) throws IOException {
        Path file = folder.resolve(name);
        new OneBlockModel(Form.PLAIN, "tokens").write(file);
        ModelProto.Builder model = parsed(file).toBuilder();
        replace(
                model.getGraphBuilder(),
                Protos.floats("words", List.of((long) WORDS, (long) OneBlockModel.WIDTH), words()));
        change.accept(model);
        return Files.write(file, model.build().toByteArray());
    }

    /**
     * A model without a softmax, whose attention only the name of an output speaks of.
     *
     * @param isHonest whether its rows sum to 1
     */
    public static Path declaring(Path folder, boolean isHonest) throws IOException {
        return written(folder, "declaring.onnx", model -> bySigmoid(model, isHonest));
    }

    /** Shares by a sigmoid, divided by their sum. */
    static void bySigmoid(ModelProto.Builder model, boolean isHonest) {
        GraphProto.Builder graph = model.getGraphBuilder();
        List<NodeProto> all = List.copyOf(graph.getNodeList());
        graph.clearNode();
        for (NodeProto node : all) {
            if (node.getName().equals("probabilities")) {
                graph.addNode(node("Sigmoid", isHonest ? "shares" : "attentions.0", "scores"));
                graph.addNode(node("ReduceSum", "sum", isHonest ? "shares" : "attentions.0", "last_axis"));
                graph.addNode(node(
                        "Div", isHonest ? "attentions.0" : "divided", isHonest ? "shares" : "attentions.0", "sum"));
            } else {
                graph.addNode(Renaming.inputs(node, Map.of("probabilities", isHonest ? "attentions.0" : "divided")));
            }
        }
        graph.addInitializer(Protos.integers("last_axis", List.of(1L), -1));
        graph.addOutput(Protos.valueInfo(
                "attentions.0",
                ElementType.FLOAT,
                List.of("1", Integer.toString(OneBlockModel.HEADS), "tokens", "tokens")));
    }

    private static ModelProto parsed(Path file) throws IOException {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Numbers that are the same in float16. */
    static float[] words() {
        float[] numbers = new float[WORDS * OneBlockModel.WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 37 % 129 - 64) / 64f;
        }
        return numbers;
    }

    static void replace(GraphProto.Builder graph, TensorProto tensor) {
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            if (graph.getInitializer(i).getName().equals(tensor.getName())) {
                graph.setInitializer(i, tensor);
                return;
            }
        }
        graph.addInitializer(tensor);
    }

    static NodeProto.Builder node(String operator, String name, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addOutput(name)
                .addAllInput(List.of(inputs));
    }

    /** The attentions {@code [1, heads, tokens, tokens]} of a text, as the engine gets them. */
    static float[] attentions(Path file, float firstHead) throws Exception {
        return run(file, firstHead, "");
    }

    /** Numbers of an output; an empty name stands for the attentions. */
    static float[] run(Path file, float firstHead, String output) throws Exception {
        PromotedModel model = CanonicalGraph.of(OnnxModelFile.open(file));
        Path target = Files.createTempDirectory(file.getParent(), "model");
        model.writeWeights(target);
        model.graph().write(target.resolve("model.onnx"), "test", Map.of());
        try (OnnxRun run = new OnnxRun(target.resolve("model.onnx"))) {
            Map<String, Result> found = run.run(new HashMap<>(Map.of(
                    "input_ids", OnnxRun.batch(2, 50, 370, 19, 3), "head_mask", OnnxRun.matrix(new float[][] {
                        {firstHead, 1}
                    }))));
            String name = output.isEmpty() ? model.outputs().attentions().getFirst() : output;
            return Objects.requireNonNull(found.get(name), name).numbers();
        }
    }
}
