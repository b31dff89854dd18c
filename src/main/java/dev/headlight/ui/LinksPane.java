package dev.headlight.ui;

import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.Hit;
import dev.headlight.figure.LinksFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/** The head view: two columns of tokens and the links between them. */
final class LinksPane extends StackPane {
    private static final double ROWS_A_NOTCH = 3;
    private static final double ROW_GUESS = 16;
    private static final double ALL_ROWS = 1e6;

    private final WindowContext context;
    private final FigureView view;
    private final LinksFigures figures = new LinksFigures();
    private LinksViewport viewport = LinksViewport.FIT;

    LinksPane(WindowContext context) {
        this.context = context;
        view = new FigureView(context.painters(), "Links between tokens");
        view.setId("links");
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> clicked(view.hit(event.getX(), event.getY())));
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().add(view);
        context.onScene(this::show);
    }

    FigureView view() {
        return view;
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        LinksViewport place = viewport;
        view.show(
                frame -> trace == null ? null : figures.figure(trace, scene.selection(), place, frame),
                scene.colors(),
                scene.colors().ground());
    }

    private void clicked(Hit hit) {
        if (hit instanceof Hit.OnTokens on) {
            context.selection().pin(on.focus());
        }
    }

    private void scrolled(ScrollEvent event) {
        scroll(-Math.signum(event.getDeltaY()) * ROWS_A_NOTCH);
        event.consume();
    }

    private void scroll(double rows) {
        if (view.figureProperty().get() instanceof LinksFigure shown) {
            LinksViewport now = shown.viewport();
            viewport = new LinksViewport(Math.max(0, now.firstRow() + rows), viewport.rowHeight());
            context.notifyScene(this::show);
        }
    }

    private void pressed(KeyEvent event) {
        double page = Math.max(1, Math.floor(getHeight() / ROW_GUESS) - 1);
        switch (event.getCode()) {
            case PAGE_UP -> scroll(-page);
            case PAGE_DOWN -> scroll(page);
            case HOME -> scroll(-ALL_ROWS);
            case END -> scroll(ALL_ROWS);
            default -> {
                if (!TokenKeys.moveInColumns(event, context)) {
                    return;
                }
            }
        }
        event.consume();
    }
}
