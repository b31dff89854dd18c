package dev.headlight.state;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tokens of the text that the model is not to see. The masks lie over the text as it was typed: the text itself keeps
 * the user's words, and taking a mask away brings its word back.
 *
 * @param places indexes of the tokens in the text as typed
 */
public record MaskedTokens(SortedSet<Integer> places) {
    /** No masks. */
    public static final MaskedTokens NONE = new MaskedTokens(Collections.emptySortedSet());

    public MaskedTokens {
        places = Collections.unmodifiableSortedSet(new TreeSet<>(places));
    }

    public boolean contains(int token) {
        return places.contains(token);
    }

    /** Masks the token, or takes its mask away. */
    MaskedTokens toggled(int token) {
        TreeSet<Integer> next = new TreeSet<>(places);
        if (!next.remove(token)) {
            next.add(token);
        }
        return new MaskedTokens(next);
    }

    /** What the model reads. */
    TokenizedText over(TokenizedText typed, Token.Piece mask) {
        return places.isEmpty() ? typed : typed.with(places, mask);
    }

    /**
     * The masks that stay when the text or the tokenizer changes: those whose token still stands. After an edit these
     * are the tokens before the first and behind the last difference; with another tokenizer those that stand for the
     * same characters.
     *
     * @param before the text as typed that the masks lie over
     * @param after the text as typed now
     */
    MaskedTokens movedTo(TokenizedText before, TokenizedText after) {
        if (places.isEmpty()) {
            return NONE;
        }
        boolean isSameText = before.text().equals(after.text()) && Objects.equals(before.textPair(), after.textPair());
        return isSameText ? byCharacters(before, after) : byNeighbours(before, after);
    }

    private MaskedTokens byCharacters(TokenizedText before, TokenizedText after) {
        TreeSet<Integer> moved = new TreeSet<>();
        for (Token token : after.tokens()) {
            boolean stood = token.isTyped()
                    && places.stream()
                            .anyMatch(place -> isSamePlace(before.tokens().get(place), token));
            if (stood) {
                moved.add(token.index());
            }
        }
        return new MaskedTokens(moved);
    }

    private static boolean isSamePlace(Token one, Token other) {
        return one.sentence() == other.sentence() && one.start() == other.start() && one.end() == other.end();
    }

    private MaskedTokens byNeighbours(TokenizedText before, TokenizedText after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && isSame(before, head, after, head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && isSame(before, before.size() - 1 - tail, after, after.size() - 1 - tail)) {
            tail++;
        }
        TreeSet<Integer> moved = new TreeSet<>();
        for (int place : places) {
            if (place < head) {
                moved.add(place);
            } else if (place >= before.size() - tail) {
                moved.add(place + after.size() - before.size());
            }
        }
        return new MaskedTokens(moved);
    }

    private static boolean isSame(TokenizedText before, int place, TokenizedText after, int other) {
        Token one = before.tokens().get(place);
        Token two = after.tokens().get(other);
        return one.id() == two.id() && one.sentence() == two.sentence() && one.isTyped() == two.isTyped();
    }
}
