package dev.headlight.ui;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Hit;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Masks a token by a double click on it, or by M while it is in focus; again brings it back. */
final class TokenMasking {
    private TokenMasking() {}

    /** Listens to a view of tokens, before the view's own handlers do. */
    static void install(FigureView view, WindowContext context) {
        view.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            boolean isDouble = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
            if (isDouble && view.hit(event.getX(), event.getY()) instanceof Hit.OnTokens on && isOneToken(on.focus())) {
                // The first of the two clicks pinned the token, or let it go.
                context.selection().pin(on.focus());
                toggle(on.focus(), context);
                event.consume();
            }
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean isPlain = !event.isAltDown() && !event.isShortcutDown();
            TokenFocus focus = context.selection().get().focus();
            if (event.getCode() == KeyCode.M && isPlain && !focus.isNone()) {
                toggle(focus, context);
                event.consume();
            }
        });
    }

    private static boolean isOneToken(TokenFocus focus) {
        return focus instanceof TokenFocus.Query || focus instanceof TokenFocus.Key;
    }

    private static void toggle(TokenFocus focus, WindowContext context) {
        int token = switch (focus) {
            case TokenFocus.Query query -> query.token();
            case TokenFocus.Key key -> key.token();
            case TokenFocus.Pair pair -> pair.query();
            case TokenFocus.None none -> -1;
        };
        context.workbench().traces().interventions().toggleMask(token);
    }
}
