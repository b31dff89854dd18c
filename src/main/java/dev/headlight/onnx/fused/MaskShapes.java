package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import java.util.OptionalInt;

/** What the shape of a mask of integers means, before the model runs. */
final class MaskShapes {
    private MaskShapes() {}

    /** A mask {@code [batch, 1]} stands for no mask; with one key only it makes no difference either. */
    static boolean isDummy(TensorFacts mask) {
        return mask.hasRank(2) && mask.size(1) == 1;
    }

    static int rank(FusedNode node, int place, int most) throws OnnxFormatException, RefusedException {
        OptionalInt rank = node.facts(place).rank();
        if (rank.isEmpty()) {
            throw new RefusedException("the file does not say how many axes its mask has");
        }
        if (rank.getAsInt() < 1 || rank.getAsInt() > most) {
            throw node.malformed("has a mask of rank " + rank.getAsInt() + ", expected 1 to " + most);
        }
        return rank.getAsInt();
    }
}
