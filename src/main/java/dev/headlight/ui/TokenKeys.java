package dev.headlight.ui;

import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.state.SelectionState;
import javafx.scene.input.KeyEvent;

/** What arrow keys do to the token in focus. */
final class TokenKeys {
    private TokenKeys() {}

    /** Left and right step through the tokens that look; Enter pins. Returns whether the key meant something. */
    static boolean moveQuery(KeyEvent event, WindowContext context) {
        return switch (event.getCode()) {
            case LEFT, UP -> step(context, -1, 0);
            case RIGHT, DOWN -> step(context, 1, 0);
            case ENTER, SPACE -> pin(context);
            default -> false;
        };
    }

    /** Up and down step through a column, left and right change the column; Enter pins. */
    static boolean moveInColumns(KeyEvent event, WindowContext context) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case UP -> stepInColumn(context, -1);
            case DOWN -> stepInColumn(context, 1);
            case LEFT -> changeColumn(context, true);
            case RIGHT -> changeColumn(context, false);
            case ENTER, SPACE -> pin(context);
            default -> false;
        };
    }

    /** Arrow keys step from cell to cell; Enter pins. */
    static boolean moveInMatrix(KeyEvent event, WindowContext context) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case UP -> step(context, -1, 0, true);
            case DOWN -> step(context, 1, 0, true);
            case LEFT -> step(context, 0, -1, true);
            case RIGHT -> step(context, 0, 1, true);
            case ENTER, SPACE -> pin(context);
            default -> false;
        };
    }

    private static boolean step(WindowContext context, int rows, int columns) {
        return step(context, rows, columns, false);
    }

    private static boolean step(WindowContext context, int rows, int columns, boolean asPair) {
        Trace trace = context.trace();
        if (trace == null) {
            return false;
        }
        int last = trace.text().size() - 1;
        TokenFocus focus = context.selection().get().focus();
        int query = Math.clamp(query(focus) + (long) rows, 0, last);
        int key = Math.clamp(key(focus) + (long) columns, 0, last);
        context.selection().hover(asPair ? new TokenFocus.Pair(query, key) : new TokenFocus.Query(query));
        return true;
    }

    private static boolean stepInColumn(WindowContext context, int by) {
        Trace trace = context.trace();
        if (trace == null) {
            return false;
        }
        int last = trace.text().size() - 1;
        TokenFocus focus = context.selection().get().focus();
        context.selection()
                .hover(
                        focus instanceof TokenFocus.Key key
                                ? new TokenFocus.Key(Math.clamp(key.token() + (long) by, 0, last))
                                : new TokenFocus.Query(Math.clamp(query(focus) + (long) by, 0, last)));
        return true;
    }

    private static boolean changeColumn(WindowContext context, boolean toQueries) {
        TokenFocus focus = context.selection().get().focus();
        int token = focus instanceof TokenFocus.Key key ? key.token() : query(focus);
        context.selection().hover(toQueries ? new TokenFocus.Query(token) : new TokenFocus.Key(token));
        return true;
    }

    private static boolean pin(WindowContext context) {
        SelectionState selection = context.selection();
        if (selection.get().focus().isNone()) {
            return false;
        }
        selection.pin(selection.get().focus());
        return true;
    }

    private static int query(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.Query query -> query.token();
            case TokenFocus.Pair pair -> pair.query();
            case TokenFocus.Key key -> key.token();
            case TokenFocus.None none -> 0;
        };
    }

    private static int key(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.Pair pair -> pair.key();
            case TokenFocus.Key key -> key.token();
            case TokenFocus.Query query -> query.token();
            case TokenFocus.None none -> 0;
        };
    }
}
