package dev.headlight.onnx.fused;

import dev.headlight.onnx.OnnxFormatException;
import java.util.Collections;
import java.util.List;

/** The widths of queries, keys and values that lie side by side. */
final class Widths {
    private static final int PARTS = 3;

    private Widths() {}

    /**
     * As the attribute {@code qkv_hidden_sizes} says, otherwise a third each.
     *
     * @param all the width of all three, {@link TensorFacts#UNKNOWN_SIZE} if it is not known; then so are the parts
     */
    static List<Long> of(FusedNode node, long all, int heads) throws OnnxFormatException {
        List<Long> stated = node.integers("qkv_hidden_sizes");
        if (stated.isEmpty()) {
            node.checkDivisible(all, PARTS * heads, "queries, keys and values");
            return Collections.nCopies(PARTS, all == TensorFacts.UNKNOWN_SIZE ? all : all / PARTS);
        }
        boolean three =
                stated.size() == PARTS && stated.stream().allMatch(width -> width > 0 && width <= Integer.MAX_VALUE);
        if (!three || !stated.get(0).equals(stated.get(1))) {
            throw node.malformed("has qkv_hidden_sizes " + stated + ", expected three, the first two of them equal");
        }
        if (all != TensorFacts.UNKNOWN_SIZE
                && stated.stream().mapToLong(Long::longValue).sum() != all) {
            throw node.malformed("has qkv_hidden_sizes " + stated + ", but weights of width " + all);
        }
        for (long width : stated) {
            node.checkDivisible(width, heads, "a part");
        }
        return stated;
    }
}
