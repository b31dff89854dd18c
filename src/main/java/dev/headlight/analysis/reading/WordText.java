package dev.headlight.analysis.reading;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;

/** How a word is spelled that tokens make up. */
final class WordText {
    private static final String WORD_PIECE = "##";

    private WordText() {}

    /**
     * @param tokens the shown tokens of one word, at least one
     * @param isWhole whether they are a whole word, which is spelled as it was typed
     */
    static Unit unit(TokenizedText text, List<Token> tokens, boolean isWhole) {
        return new Unit(
                tokens.stream().map(Token::index).toList(),
                isWhole ? typed(text, tokens) : joined(tokens),
                tokens.stream().allMatch(Token::special));
    }

    private static String typed(TokenizedText text, List<Token> tokens) {
        Token first = tokens.getFirst();
        int end = tokens.getLast().end();
        String sentence = first.sentence() == 1 && text.textPair() != null ? text.textPair() : text.text();
        return first.start() < end && end <= sentence.length()
                ? sentence.substring(first.start(), end)
                : joined(tokens);
    }

    /** A single token, or what is left of a word whose other pieces are hidden. */
    private static String joined(List<Token> tokens) {
        StringBuilder joined = new StringBuilder(tokens.getFirst().reading());
        tokens.stream().skip(1).forEach(token -> joined.append(bare(token.reading())));
        return joined.toString();
    }

    private static String bare(String reading) {
        return reading.startsWith(WORD_PIECE)
                ? reading.substring(WORD_PIECE.length())
                : reading.startsWith(Token.GOES_ON) ? reading.substring(Token.GOES_ON.length()) : reading;
    }
}
