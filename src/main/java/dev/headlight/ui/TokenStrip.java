package dev.headlight.ui;

import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.figure.Hit;
import dev.headlight.figure.TokenNotes;
import dev.headlight.figure.TokenStripFigure;
import java.util.SortedSet;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The tokens of the text, updated at each keystroke, ahead of the model. */
final class TokenStrip extends StackPane {
    private static final int ROWS_SHOWN = 2;

    private final WindowContext context;
    private final FigureView view;
    private final NotedTokens noted;
    private final TokenMenu menu;
    private double scrolled;

    TokenStrip(WindowContext context, NotedTokens noted) {
        this.context = context;
        menu = new TokenMenu(context);
        this.noted = noted;
        view = new FigureView(context.painters(), "Tokens");
        view.setId("token-strip");
        view.setOnHover(hit -> context.selection().hover(focus(hit)));
        TokenMasking.install(view, context);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.setOnContextMenuRequested(this::openMenu);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getStyleClass().add("token-strip");
        getChildren().add(view);
        setMinHeight(USE_PREF_SIZE);
        context.onScene(scene -> show());
        context.workbench().traces().tokensProperty().subscribe((before, after) -> show());
        noted.onChange(this::show);
        widthProperty().subscribe((before, after) -> show());
    }

    private static TokenFocus focus(Hit hit) {
        return hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE;
    }

    private void clicked(MouseEvent event) {
        menu.hide();
        if (event.getButton() == MouseButton.PRIMARY
                && view.hit(event.getX(), event.getY()) instanceof Hit.OnTokens on) {
            context.selection().pin(on.focus());
        }
    }

    /** Under the mouse, or for the token in focus where a key asked. */
    private void openMenu(ContextMenuEvent event) {
        TokenFocus asked = event.isKeyboardTrigger()
                ? context.selection().get().focus()
                : focus(view.hit(event.getX(), event.getY()));
        if (asked instanceof TokenFocus.Query(int token)) {
            menu.show(view, token, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void show() {
        TokenizedText tokens = context.workbench().traces().tokensProperty().get();
        double rows = tokens == null ? 1 : Math.min(ROWS_SHOWN, rows(tokens));
        TokenNotes notes = noted.notes();
        setPrefHeight(rows * rowHeight());
        TokenFocus focus = context.selection().get().focus();
        SortedSet<Integer> hidden = context.selection().get().reading().hiding().tokens();
        scrolled = Math.clamp(scrolled, 0, lastScroll(tokens));
        double top = scrolled;
        var colors = context.colors();
        view.show(
                frame -> tokens == null ? null : TokenStripFigure.of(tokens, notes, focus, hidden, frame, top),
                colors,
                colors.panel());
    }

    private double rowHeight() {
        return TokenStripFigure.rowHeight(noted.notes());
    }

    private int rows(TokenizedText tokens) {
        return TokenStripFigure.rows(tokens, noted.notes(), context.painters().measure(), Math.floor(getWidth()));
    }

    private double lastScroll(@Nullable TokenizedText tokens) {
        return tokens == null ? 0 : Math.max(0, rows(tokens) - ROWS_SHOWN) * rowHeight();
    }

    private void scroll(ScrollEvent event) {
        scrolled -= Math.signum(event.getDeltaY()) * rowHeight();
        show();
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (TokenKeys.moveQuery(event, context)) {
            follow();
            event.consume();
        }
    }

    /** Scrolls to the token in focus. */
    private void follow() {
        TokenizedText tokens = context.workbench().traces().tokensProperty().get();
        if (tokens != null && context.selection().get().focus() instanceof TokenFocus.Query query) {
            int row = TokenStripFigure.row(
                    tokens, noted.notes(), query.token(), context.painters().measure(), Math.floor(getWidth()));
            double highest = row * rowHeight();
            scrolled = Math.clamp(scrolled, highest - (ROWS_SHOWN - 1) * rowHeight(), highest);
            show();
        }
    }
}
