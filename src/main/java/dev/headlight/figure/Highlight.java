package dev.headlight.figure;

import dev.headlight.analysis.reading.Axes;
import dev.headlight.core.TokenFocus;

/** Which units stand out: the one in focus, those linked with it, the rest. One rule for every figure. */
final class Highlight {
    /** How a unit stands to the focus. */
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

    private Highlight(TokenFocus focus, int queries, int keys) {
        this.focus = focus;
        this.relatedQueries = new boolean[queries];
        this.relatedKeys = new boolean[keys];
    }

    /** @param focused the links of the units in focus */
    static Highlight of(TokenFocus focus, LinkList focused, Axes axes) {
        Highlight highlight =
                new Highlight(focus, axes.queries().size(), axes.keys().size());
        for (int i = 0; i < focused.size(); i++) {
            highlight.relatedQueries[focused.query(i)] = true;
            highlight.relatedKeys[focused.key(i)] = true;
        }
        return highlight;
    }

    /** @param looks whether the unit is asked about as a query rather than a key */
    State state(int token, boolean looks) {
        if (focus.isNone()) {
            return State.PLAIN;
        }
        if (isFocused(focus, token, looks)) {
            return State.FOCUSED;
        }
        return (looks ? relatedQueries : relatedKeys)[token] ? State.RELATED : State.UNRELATED;
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
