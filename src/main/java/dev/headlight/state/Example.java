package dev.headlight.state;

import dev.headlight.core.HeadRef;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that shows something.
 *
 * @param text the first sentence
 * @param pair the second sentence, or null
 * @param head where to look
 * @param query index of the token to pin, or -1
 * @param why what that head does, in one line
 */
public record Example(String text, @Nullable String pair, HeadRef head, int query, String why) {
    public InputText input() {
        return new InputText(text, pair);
    }
}
