package dev.headlight.analysis.reading;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;

/** How a word is spelled that tokens make up. */
final class WordText {
    private static final String WORD_PIECE = "##";

    private WordText() {}

    /** @param tokens the shown tokens of one word, at least one */
    static Unit unit(TokenizedText text, List<Token> tokens) {
        return new Unit(
                tokens.stream().map(Token::index).toList(),
                text(text, tokens),
                tokens.stream().allMatch(Token::special));
    }

    /** A whole word as it was typed; what is left of a word whose other pieces are hidden, piece by piece. */
    private static String text(TokenizedText text, List<Token> tokens) {
        Token first = tokens.getFirst();
        Token last = tokens.getLast();
        if (tokens.size() == 1) {
            return first.reading();
        }
        boolean isWhole = last.index() - first.index() == tokens.size() - 1;
        String sentence = first.sentence() == 1 && text.textPair() != null ? text.textPair() : text.text();
        if (isWhole && first.start() < last.end() && last.end() <= sentence.length()) {
            return sentence.substring(first.start(), last.end());
        }
        StringBuilder joined = new StringBuilder(first.reading());
        tokens.stream().skip(1).forEach(token -> joined.append(bare(token.reading())));
        return joined.toString();
    }

    private static String bare(String reading) {
        return reading.startsWith(WORD_PIECE)
                ? reading.substring(WORD_PIECE.length())
                : reading.startsWith(Token.GOES_ON) ? reading.substring(Token.GOES_ON.length()) : reading;
    }
}
