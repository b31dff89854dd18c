package dev.headlight.analysis.reading;

import java.util.List;

/**
 * One row or column of a reading: a token, or the shown tokens of one word.
 *
 * @param tokens their indexes in the text, ascending, at least one
 * @param text how people read it; may hold blanks and control characters
 * @param special whether it is one of the vocabulary's special tokens
 */
public record Unit(List<Integer> tokens, String text, boolean special) {
    public Unit {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a unit has at least one token");
        }
        tokens = List.copyOf(tokens);
    }

    /** The index of its first token, which stands for the whole in a focus. */
    public int first() {
        return tokens.getFirst();
    }
}
