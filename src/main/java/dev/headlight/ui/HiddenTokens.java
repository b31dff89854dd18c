package dev.headlight.ui;

import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.List;

/** Hides tokens by hand and shows them again. Used on the JavaFX thread. */
final class HiddenTokens {
    private HiddenTokens() {}

    /** Hides or shows the token in focus, of a pair the key; with whole words, all of its word. Whether there is one. */
    static boolean toggleFocused(WindowContext context) {
        int token = token(context.selection().get().focus());
        if (token < 0 || context.trace() == null) {
            return false;
        }
        toggle(context, token);
        return true;
    }

    static void toggle(WindowContext context, int token) {
        Trace trace = context.trace();
        boolean words = context.selection().get().reading().words();
        context.selection().toggleHidden(trace != null && words ? word(trace.text(), token) : List.of(token));
    }

    /** Hides every token that is the same in the vocabulary. */
    static void hideAlike(WindowContext context, int token) {
        Trace trace = context.trace();
        if (trace == null || token >= trace.text().size()) {
            return;
        }
        int id = trace.text().tokens().get(token).id();
        List<Integer> alike = trace.text().tokens().stream()
                .filter(other -> other.id() == id)
                .map(Token::index)
                .toList();
        context.selection().hide(alike);
    }

    private static int token(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.None() -> -1;
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> key;
        };
    }

    private static List<Integer> word(TokenizedText text, int token) {
        if (token >= text.size()) {
            return List.of();
        }
        Token asked = text.tokens().get(token);
        return text.tokens().stream()
                .filter(other -> other.equals(asked)
                        || (asked.word() >= 0 && other.word() == asked.word() && other.sentence() == asked.sentence()))
                .map(Token::index)
                .toList();
    }
}
