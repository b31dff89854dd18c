package dev.headlight.core;

import java.util.List;

/**
 * What a language-model head says at some positions, before the softmax.
 *
 * @param positions the places in the sequence that were asked for, {@code [k]}
 * @param logits {@code [k, vocabulary]}
 */
public record TokenLogits(List<Integer> positions, FloatTensor logits) {
    public TokenLogits {
        positions = List.copyOf(positions);
        if (logits.rank() != 2 || logits.dimension(0) != positions.size()) {
            throw new IllegalArgumentException(
                    "one row of logits is needed for each of " + positions.size() + " positions");
        }
    }
}
