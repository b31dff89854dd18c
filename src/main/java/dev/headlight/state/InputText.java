package dev.headlight.state;

import dev.headlight.core.TokenizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the user typed.
 *
 * @param text the first sentence
 * @param pair the second sentence, or null where there is none
 */
public record InputText(String text, @Nullable String pair) {
    /** Nothing typed. */
    public static final InputText EMPTY = new InputText("", null);

    /** Longest sentence the input takes, in UTF-16 units; models read a few thousand at most. */
    public static final int LONGEST = 10_000;

    /** What was typed for these tokens. */
    public static InputText of(TokenizedText tokens) {
        return new InputText(tokens.text(), tokens.textPair());
    }
}
