package dev.headlight.figure;

import dev.headlight.core.TokenFocus;

/** Draws the two sheets of a links figure. A focus here counts in units. */
interface LinksPainting {
    /** Every link. */
    void links(Painter painter);

    /** Tokens, bars, and what is in focus. */
    void tokens(Painter painter, TokenFocus focus);
}
