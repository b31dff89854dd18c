package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.headlight.core.ModelPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts the head that predicts words off the encoder below it. */
final class WordHead {
    private static final String HIDDEN = "hidden";
    private static final int MOST_STEPS = 8;
    private static final Set<String> SHAPING = Set.of("Reshape", "Unsqueeze", "Squeeze", "Identity", "Slice");

    private final OnnxModelFile file;
    private final GraphIndex index;

    WordHead(OnnxModelFile file) {
        this.file = file;
        this.index = new GraphIndex(file.model().getGraph());
    }

    /** A value that holds the last hidden states, perhaps in another shape. */
    private record Source(String value, boolean isMatrix) {}

    Optional<ModelPart> cut(String lastHidden, String logits, int hiddenSize) throws IOException {
        for (Source source : sources(lastHidden)) {
            GraphCut cut = new GraphCut(file);
            cut.given(HIDDEN, ElementType.FLOAT, "1", "states", Integer.toString(hiddenSize));
            if (source.isMatrix()) {
                cut.integers("part/matrix", -1, hiddenSize)
                        .node("Reshape", source.value(), List.of(HIDDEN, "part/matrix"));
            } else {
                cut.node("Identity", source.value(), List.of(HIDDEN));
            }
            // What still takes attention to work out has not been cut off.
            if (!cut.needs("Softmax", List.of(logits))) {
                ModelPart part = cut.yielding(List.of(logits));
                if (part.inputs().contains(HIDDEN)) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    /** The output itself, and what it was shaped from. */
    private List<Source> sources(String lastHidden) {
        List<Source> sources = new ArrayList<>(List.of(new Source(lastHidden, false)));
        String value = lastHidden;
        boolean isMatrix = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<NodeProto> maker = index.producer(value).filter(node -> SHAPING.contains(node.getOpType()));
            if (maker.isEmpty()) {
                return sources;
            }
            isMatrix |= Set.of("Reshape", "Unsqueeze").contains(maker.get().getOpType());
            value = maker.get().getInput(0);
            sources.add(new Source(value, isMatrix));
        }
        return sources;
    }
}
