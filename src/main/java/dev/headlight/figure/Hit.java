package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;

/** What lies under a point of a figure. */
public sealed interface Hit {
    /** Nothing that answers to the mouse. */
    Hit NOTHING = new Nothing();

    /**
     * What a tooltip or a screen reader says about it: exact values with four decimals; empty where there is nothing to
     * say.
     */
    String description();

    record Nothing() implements Hit {
        @Override
        public String description() {
            return "";
        }
    }

    /** A token or a cell. */
    record OnTokens(TokenFocus focus, String description) implements Hit {}

    /** A head's thumbnail. */
    record OnHead(HeadRef head, String description) implements Hit {}
}
