package dev.headlight.onnx;

import java.util.List;

/**
 * The sizes that all blocks of a model share once a text is fed.
 *
 * @param heads in each layer
 * @param headSize width of the values of one head
 */
record BlockSizes(int heads, int headSize) {
    private static final int MERGED_AXES = 3;

    /** @throws OnnxFormatException if blocks differ, or attend over something else than the tokens */
    static BlockSizes of(List<AttentionBlock> blocks, BoundInputs bound) throws OnnxFormatException {
        Dim tokens = bound.isFixed() ? Dim.of(bound.length()) : Dim.named(BoundInputs.TOKENS);
        AttentionBlock first = blocks.getFirst();
        long heads = heads(first);
        long headSize = headSize(first);
        for (AttentionBlock block : blocks) {
            if (heads(block) != heads || heads < 1) {
                throw new OnnxFormatException("The layers of this model should all have " + heads
                        + " heads, found " + heads(block) + " at \"" + Protos.shown(block.probabilities())
                        + "\"; models whose layers differ cannot be shown yet");
            }
            List<Dim> shape = block.scope().shapes().of(block.probabilities()).orElse(List.of());
            boolean fits =
                    shape.size() < 2 || (may(shape.getLast(), tokens) && may(shape.get(shape.size() - 2), tokens));
            if (!fits || (shape.size() == MERGED_AXES && bound.batch() > 1)) {
                throw new OnnxFormatException("The attention \"" + Protos.shown(block.probabilities())
                        + "\" has the shape "
                        + shape + " for a text of " + tokens + ", expected [1, " + heads + ", " + tokens + ", " + tokens
                        + "]: this model does not attend from token to token");
            }
        }
        boolean same = blocks.stream().allMatch(block -> headSize(block) == headSize);
        return new BlockSizes((int) heads, same ? (int) headSize : 0);
    }

    private static boolean may(Dim found, Dim expected) {
        return found.equals(expected)
                || (!found.isNumber() && found.symbols().stream().anyMatch(symbol -> symbol.startsWith("?")));
    }

    private static long heads(AttentionBlock block) {
        return block.heads().orElse(0);
    }

    private static long headSize(AttentionBlock block) {
        return block.scope()
                .shapes()
                .size(block.values(), -1)
                .filter(Dim::isNumber)
                .map(Dim::factor)
                .orElse(0L);
    }
}
