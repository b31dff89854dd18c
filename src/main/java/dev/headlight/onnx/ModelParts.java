package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.core.ModelPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pieces of a model in the one form of the store that answer questions of their own. Immutable; the file must not change
 * meanwhile.
 */
public final class ModelParts {
    private final OnnxModelFile file;
    private final OutputProjection projection;

    private ModelParts(OnnxModelFile file) {
        this.file = file;
        this.projection = new OutputProjection(file);
    }

    /** @throws OnnxFormatException if it is no ONNX model or is damaged; in one sentence */
    public static ModelParts open(Path onnx) throws IOException {
        return new ModelParts(OnnxModelFile.open(onnx));
    }

    /**
     * For one layer the products of W_O with itself: {@code gram [heads, head size, head size]}, {@code W_O W_O^T} of
     * each head's own rows. It takes no inputs.
     *
     * @param attentions the name of the layer's attentions
     * @return empty where the projection was not found in the graph
     */
    public Optional<ModelPart> headGram(String attentions, int heads, int headSize) throws IOException {
        Optional<NodeProto> product = projection.product(attentions);
        if (product.isEmpty()) {
            return Optional.empty();
        }
        GraphCut cut = new GraphCut(file);
        Optional<String> matrix = matrix(product.get(), cut);
        if (matrix.isEmpty()) {
            return Optional.empty();
        }
        cut.integers("part/rows", heads, headSize, -1)
                .node("Cast", "part/floats", List.of(matrix.get()), Attribute.of("to", 1L))
                .node("Reshape", "part/split", List.of("part/floats", "part/rows"))
                .node("Transpose", "part/turned", List.of("part/split"), Attribute.ofAll("perm", 0, 2, 1))
                .node("MatMul", "gram", List.of("part/split", "part/turned"));
        return Optional.of(cut.yielding(List.of("gram")));
    }

    /**
     * The head that predicts words, by itself: {@code hidden [1, n, hidden size]} and what else the graph's head is fed,
     * such as {@code prediction_positions [k]}, to {@code logits [k, vocabulary]}.
     *
     * @param lastHidden the name of the last hidden states
     * @param logits the name of the model's answer
     * @return empty where it cannot be told apart from what comes before
     */
    public Optional<ModelPart> wordHead(String lastHidden, String logits, int hiddenSize) throws IOException {
        return new WordHead(file).cut(lastHidden, logits, hiddenSize);
    }

    /**
     * The graph without what only its other outputs need.
     *
     * @param outputs to keep, with the types and sizes that the graph declares
     */
    public ModelPart yielding(List<String> outputs) throws IOException {
        return new GraphCut(file).asDeclared().yielding(outputs);
    }

    /**
     * The vectors of positions, {@code positions [rows, width]}; it takes no inputs.
     *
     * @param firstHidden the name of the first hidden states
     * @return empty where the graph adds no table of positions
     */
    public Optional<ModelPart> positions(String firstHidden) throws IOException {
        Optional<String> table = new PositionRows(file).table(firstHidden);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        GraphCut cut = new GraphCut(file);
        cut.node("Cast", "positions", List.of(table.get()), Attribute.of("to", 1L));
        return Optional.of(cut.yielding(List.of("positions")));
    }

    /** The name of W_O itself, {@code [heads * head size, hidden]}, with nodes added where it is stored otherwise. */
    private Optional<String> matrix(NodeProto product, GraphCut cut) {
        String stored = product.getInput(1);
        return switch (product.getOpType()) {
            case "MatMul" -> Optional.of(stored);
            case "Gemm" -> Optional.of(ofGemm(product, stored, cut));
            case "FusedMatMul" ->
                Optional.of(NodeReader.integer(product, "transB", 0) == 0 ? stored : turned(stored, cut));
            case "MatMulInteger" -> projection.scaleAfter(product).map(scale -> widened(product, scale, cut));
            default -> Optional.empty();
        };
    }

    private static String ofGemm(NodeProto product, String stored, GraphCut cut) {
        String upright = NodeReader.integer(product, "transB", 0) == 0 ? stored : turned(stored, cut);
        float alpha =
                GraphIndex.attribute(product, "alpha").map(AttributeProto::getF).orElse(1f);
        if (alpha == 1) {
            return upright;
        }
        cut.number("part/alpha", alpha).node("Mul", "part/scaled", List.of(upright, "part/alpha"));
        return "part/scaled";
    }

    private static String turned(String stored, GraphCut cut) {
        cut.node("Transpose", "part/upright", List.of(stored), Attribute.ofAll("perm", 1, 0));
        return "part/upright";
    }

    /** (B - zero point) × scale, for a scale of the whole matrix or of each column. */
    private static String widened(NodeProto product, String scale, GraphCut cut) {
        String zero = NodeReader.input(product, 3);
        cut.node("Cast", "part/wide", List.of(product.getInput(1)), Attribute.of("to", 1L));
        String centred = "part/wide";
        if (!zero.isEmpty()) {
            cut.node("Cast", "part/zero", List.of(zero), Attribute.of("to", 1L))
                    .node("Sub", "part/centred", List.of("part/wide", "part/zero"));
            centred = "part/centred";
        }
        cut.node("Mul", "part/widened", List.of(centred, scale));
        return "part/widened";
    }
}
