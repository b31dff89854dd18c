package dev.headlight.analysis.tokens;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.HashMap;
import java.util.Map;

/**
 * One way to cut a text.
 *
 * @param name of the tokenizer, for people
 * @param text the tokens
 * @param unknownId the number of the token for what a vocabulary does not know, or -1
 * @param hasIds whether tokens have numbers of a vocabulary
 */
public record TokenRow(String name, TokenizedText text, int unknownId, boolean hasIds) {
    /**
     * @param tokens all of them, 0 where nothing was typed and nothing added
     * @param added of those, special tokens that the tokenizer added
     * @param unknown tokens that stand for what the vocabulary does not know
     * @param splitWords words of more than one token
     */
    public record Counts(int tokens, int added, int unknown, int splitWords) {}

    public Counts counts() {
        int added = 0;
        int unknown = 0;
        Map<Long, Integer> pieces = new HashMap<>();
        for (Token token : text.tokens()) {
            added += token.special() && !token.isTyped() ? 1 : 0;
            unknown += isUnknown(token) ? 1 : 0;
            if (token.word() >= 0) {
                pieces.merge(word(token), 1, Integer::sum);
            }
        }
        int split = (int) pieces.values().stream().filter(count -> count > 1).count();
        return new Counts(hasIds ? text.size() : typed(), added, unknown, split);
    }

    /** An empty text cut without a vocabulary has one token that stands for nothing. */
    private int typed() {
        return (int) text.tokens().stream().filter(Token::isTyped).count();
    }

    private static long word(Token token) {
        return ((long) token.sentence() << Integer.SIZE) + token.word();
    }

    public boolean isUnknown(Token token) {
        return unknownId >= 0 && token.id() == unknownId;
    }

    /** Whether a token shares its word with the token before or after it. */
    public boolean isPieceOfWord(Token token) {
        return sharesWord(token, token.index() - 1) || sharesWord(token, token.index() + 1);
    }

    private boolean sharesWord(Token token, int index) {
        if (token.word() < 0 || index < 0 || index >= text.size()) {
            return false;
        }
        Token other = text.tokens().get(index);
        return other.word() == token.word() && other.sentence() == token.sentence();
    }
}
