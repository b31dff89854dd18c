package dev.headlight.testing;

import dev.headlight.core.Token;

/** Tokens for tests that need no tokenizer; they read as they are spelled. */
public final class Tokens {
    private Tokens() {}

    /** A token that stands for no characters. */
    public static Token added(int index, int id, String text, boolean special) {
        return new Token(index, new Token.Piece(id, text, text, special), 0, Token.Place.addedTo(0));
    }

    /** A token for a stretch of the first sentence. */
    public static Token typed(int index, int id, String text, int start, int end) {
        return new Token(index, new Token.Piece(id, text, text, false), 0, new Token.Place(0, start, end, index));
    }
}
