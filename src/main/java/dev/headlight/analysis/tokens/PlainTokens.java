package dev.headlight.analysis.tokens;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts texts without a vocabulary, to compare tokenizers with. */
public final class PlainTokens {
    private PlainTokens() {}

    /** What stands between blanks. */
    public static TokenRow words(String text, @Nullable String pair) {
        return row("Words", text, pair, false);
    }

    /** Unicode code points other than blanks; their numbers are those of Unicode. */
    public static TokenRow characters(String text, @Nullable String pair) {
        return row("Characters", text, pair, true);
    }

    private static TokenRow row(String name, String text, @Nullable String pair, boolean single) {
        List<Token> tokens = new ArrayList<>();
        add(text, 0, single, tokens);
        if (pair != null) {
            add(pair, 1, single, tokens);
        }
        if (tokens.isEmpty()) {
            tokens.add(new Token(0, new Token.Piece(0, "", "", false), 0, Token.Place.addedTo(0)));
        }
        return new TokenRow(name, new TokenizedText(text, pair, tokens, TokenizedText.Cut.NONE), -1, false);
    }

    private static void add(String text, int sentence, boolean single, List<Token> tokens) {
        int word = -1;
        boolean inWord = false;
        int start = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            boolean isBlank = isBlank(letter);
            if (!single && inWord && isBlank) {
                tokens.add(token(text, sentence, word, start, at, tokens.size()));
            }
            if (!isBlank && !inWord) {
                word++;
                start = at;
            }
            inWord = !isBlank;
            if (single && inWord) {
                tokens.add(token(text, sentence, word, at, at + Character.charCount(letter), tokens.size()));
            }
        }
        if (!single && inWord) {
            tokens.add(token(text, sentence, word, start, text.length(), tokens.size()));
        }
    }

    static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private static Token token(String text, int sentence, int word, int start, int end, int index) {
        String piece = text.substring(start, end);
        int id = piece.codePointAt(0);
        return new Token(
                index, new Token.Piece(id, piece, piece, false), sentence, new Token.Place(sentence, start, end, word));
    }
}
