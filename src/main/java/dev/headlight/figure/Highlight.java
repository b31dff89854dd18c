package dev.headlight.figure;

import dev.headlight.core.TokenFocus;

/** Which tokens stand out: the one in focus, those linked with it, the rest. One rule for every figure. */
final class Highlight {
    /** How a token stands to the focus. */
    enum State {
        /** Nothing is in focus. */
        PLAIN,
        FOCUSED,
        RELATED,
        UNRELATED
    }

    private final TokenFocus focus;
    private final boolean[] relatedQueries;
    private final boolean[] relatedKeys;

    private Highlight(TokenFocus focus, int tokens) {
        this.focus = focus;
        this.relatedQueries = new boolean[tokens];
        this.relatedKeys = new boolean[tokens];
    }

    /** @param focused the links of the tokens in focus */
    static Highlight of(TokenFocus focus, LinkList focused, int tokens) {
        Highlight highlight = new Highlight(focus, tokens);
        for (int i = 0; i < focused.size(); i++) {
            highlight.relatedQueries[focused.query(i)] = true;
            highlight.relatedKeys[focused.key(i)] = true;
        }
        return highlight;
    }

    /** @param looks whether the token is asked about as a query rather than a key */
    State state(int token, boolean looks) {
        if (focus.isNone()) {
            return State.PLAIN;
        }
        if (isFocused(focus, token, looks)) {
            return State.FOCUSED;
        }
        return (looks ? relatedQueries : relatedKeys)[token] ? State.RELATED : State.UNRELATED;
    }

    /** The focus, or none where it names tokens that are not there: a pinned token may outlive its text. */
    static TokenFocus within(TokenFocus focus, int tokens) {
        boolean exists = switch (focus) {
            case TokenFocus.None() -> true;
            case TokenFocus.Query(int query) -> query < tokens;
            case TokenFocus.Key(int key) -> key < tokens;
            case TokenFocus.Pair(int query, int key) -> Math.max(query, key) < tokens;
        };
        return exists ? focus : TokenFocus.NONE;
    }

    static boolean isFocused(TokenFocus focus, int token, boolean looks) {
        return switch (focus) {
            case TokenFocus.None() -> false;
            case TokenFocus.Query(int query) -> looks && query == token;
            case TokenFocus.Key(int key) -> !looks && key == token;
            case TokenFocus.Pair(int query, int key) -> token == (looks ? query : key);
        };
    }
}
