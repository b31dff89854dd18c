package dev.headlight.ui;

import dev.headlight.analysis.reading.Axes;
import dev.headlight.analysis.reading.Axis;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.state.SelectionState;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What arrow keys do to the token in focus. */
final class TokenKeys {
    private TokenKeys() {}

    /** Left and right step through all tokens, hidden ones too; Enter pins. Returns whether the key meant something. */
    static boolean moveQuery(KeyEvent event, WindowContext context) {
        return switch (event.getCode()) {
            case LEFT, UP -> stepThroughText(context, -1);
            case RIGHT, DOWN -> stepThroughText(context, 1);
            case ENTER, SPACE -> pin(context);
            default -> hides(event, context);
        };
    }

    /** Up and down step through a column, left and right change the column; Enter pins, H hides. */
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
            default -> hides(event, context);
        };
    }

    /** Left and right step through a line, up and down change the line; Enter pins, H hides. */
    static boolean moveInLines(KeyEvent event, WindowContext context, boolean isRightToLeft) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case LEFT -> stepInColumn(context, isRightToLeft ? 1 : -1);
            case RIGHT -> stepInColumn(context, isRightToLeft ? -1 : 1);
            case UP -> changeColumn(context, true);
            case DOWN -> changeColumn(context, false);
            case ENTER, SPACE -> pin(context);
            default -> hides(event, context);
        };
    }

    /** Arrow keys step from cell to cell; Enter pins, H hides. */
    static boolean moveInMatrix(KeyEvent event, WindowContext context) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case UP -> stepInMatrix(context, -1, 0);
            case DOWN -> stepInMatrix(context, 1, 0);
            case LEFT -> stepInMatrix(context, 0, -1);
            case RIGHT -> stepInMatrix(context, 0, 1);
            case ENTER, SPACE -> pin(context);
            default -> hides(event, context);
        };
    }

    private static boolean hides(KeyEvent event, WindowContext context) {
        return event.getCode() == KeyCode.H
                && !event.isShortcutDown()
                && !event.isAltDown()
                && HiddenTokens.toggleFocused(context);
    }

    private static boolean stepThroughText(WindowContext context, int by) {
        Trace trace = context.trace();
        if (trace == null) {
            return false;
        }
        int query = query(context.selection().get().focus());
        int last = trace.text().size() - 1;
        context.selection().hover(new TokenFocus.Query(Math.clamp(query + (long) by, 0, last)));
        return true;
    }

    private static boolean stepInMatrix(WindowContext context, int rows, int columns) {
        Axes axes = axes(context);
        if (axes == null) {
            return false;
        }
        TokenFocus focus = context.selection().get().focus();
        int query = step(axes.queries(), query(focus), rows);
        int key = step(axes.keys(), key(focus), columns);
        context.selection().hover(axes.toTokens(new TokenFocus.Pair(query, key)));
        return true;
    }

    private static boolean stepInColumn(WindowContext context, int by) {
        Axes axes = axes(context);
        if (axes == null) {
            return false;
        }
        TokenFocus focus = context.selection().get().focus();
        TokenFocus next = focus instanceof TokenFocus.Key key
                ? new TokenFocus.Key(step(axes.keys(), key.token(), by))
                : new TokenFocus.Query(step(axes.queries(), query(focus), by));
        context.selection().hover(axes.toTokens(next));
        return true;
    }

    private static boolean changeColumn(WindowContext context, boolean toQueries) {
        Axes axes = axes(context);
        if (axes == null) {
            return false;
        }
        TokenFocus focus = context.selection().get().focus();
        int token = focus instanceof TokenFocus.Key key ? key.token() : query(focus);
        context.selection()
                .hover(axes.toTokens(
                        toQueries
                                ? new TokenFocus.Query(step(axes.queries(), token, 0))
                                : new TokenFocus.Key(step(axes.keys(), token, 0))));
        return true;
    }

    /** What can be stepped through; null where there is nothing. */
    private static @Nullable Axes axes(WindowContext context) {
        Trace trace = context.trace();
        if (trace == null) {
            return null;
        }
        Axes axes = WindowReadings.axes(trace, context.selection().get());
        return axes.isEmpty() ? null : axes;
    }

    /** The unit some steps away from a token's, or from the first shown one after it where it is hidden. */
    private static int step(Axis axis, int token, int by) {
        int unit = axis.unitOf(token);
        for (int next = token + 1; unit < 0 && next <= axis.lastToken(); next++) {
            unit = axis.unitOf(next);
        }
        return Math.clamp(Math.max(0, unit) + (long) by, 0, axis.size() - 1);
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
