package dev.headlight.analysis.compare;

import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which tokens of two texts are the same, so that what is looked at in one can be looked at in the other. Immutable. */
public final class TokenMatch {
    private final Alignment alignment;

    private TokenMatch(Alignment alignment) {
        this.alignment = alignment;
    }

    /** By how people read the tokens, whatever their case: the texts may be of different models. */
    public static TokenMatch of(TokenizedText first, TokenizedText second) {
        return new TokenMatch(Alignment.of(names(first), names(second)));
    }

    private static List<String> names(TokenizedText text) {
        return text.tokens().stream()
                .map(token -> token.reading().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The focus in the second text; on nothing where that lacks a token. */
    public TokenFocus toSecond(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.None() -> focus;
            case TokenFocus.Query(int query) ->
                second(query) < 0 ? TokenFocus.NONE : new TokenFocus.Query(second(query));
            case TokenFocus.Key(int key) -> second(key) < 0 ? TokenFocus.NONE : new TokenFocus.Key(second(key));
            case TokenFocus.Pair(int query, int key) ->
                second(query) < 0 || second(key) < 0
                        ? TokenFocus.NONE
                        : new TokenFocus.Pair(second(query), second(key));
        };
    }

    /** Those of the tokens that the second text has, as it counts them. */
    public SortedSet<Integer> toSecond(SortedSet<Integer> tokens) {
        TreeSet<Integer> found = new TreeSet<>();
        tokens.stream().map(this::second).filter(token -> token >= 0).forEach(found::add);
        return found;
    }

    private int second(int first) {
        return alignment.secondOf(first);
    }
}
