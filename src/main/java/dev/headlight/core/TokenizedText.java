package dev.headlight.core;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of one or two sentences with its tokens, special tokens included.
 *
 * @param text the first sentence as typed
 * @param textPair the second sentence as typed, or null where there is only one
 * @param tokens at least one token, in the order of the model's input
 * @param cut what did not fit
 */
public record TokenizedText(String text, @Nullable String textPair, List<Token> tokens, Cut cut) {
    public TokenizedText {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a tokenized text has at least one token");
        }
    }

    /** The number of tokens. */
    public int size() {
        return tokens.size();
    }

    /** Whether there are tokens of a second sentence. */
    public boolean hasTwoSentences() {
        return tokens.stream().anyMatch(token -> token.sentence() == 1);
    }

    /** The characters of the user's text that this token stands for; empty for tokens the tokenizer added. */
    public String surface(Token token) {
        String sentence = token.sentence() == 1 && textPair != null ? textPair : text;
        return sentence.substring(token.start(), token.end());
    }

    /**
     * This text with another token of the vocabulary at some places; what the user typed stays what it was.
     *
     * @param places indexes of tokens
     */
    public TokenizedText with(Set<Integer> places, Token.Piece piece) {
        List<Token> changed = tokens.stream()
                .map(token -> places.contains(token.index()) ? token.with(piece) : token)
                .toList();
        return new TokenizedText(text, textPair, changed, cut);
    }

    /** Vocabulary numbers, {@code [tokens]}. */
    public long[] ids() {
        return tokens.stream().mapToLong(Token::id).toArray();
    }

    /** Segment (token type) numbers as the model takes them, {@code [tokens]}. */
    public long[] typeIds() {
        return tokens.stream().mapToLong(Token::typeId).toArray();
    }

    /**
     * What a length limit left out.
     *
     * @param tokens tokens that were cut off the end of the sentences, or 0
     * @param characters characters beyond the tokenizer's own limit, never looked at, or 0
     */
    public record Cut(int tokens, int characters) {
        /** Nothing was left out. */
        public static final Cut NONE = new Cut(0, 0);

        public boolean isNothing() {
            return tokens == 0 && characters == 0;
        }
    }
}
