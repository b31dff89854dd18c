package dev.headlight.ui;

import dev.headlight.core.LinksLayout;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.Hit;
import dev.headlight.figure.LinksFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import java.util.function.Function;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/** The head view: two columns of tokens and the links between them. */
final class LinksPane extends StackPane {
    /** Logical pixels a notch of the wheel. */
    private static final double NOTCH = 42;

    /** Share of the height that a page moves. */
    private static final double PAGE = 0.85;

    private static final double FAR = 1e6;
    private static final double ZOOM_STEP = 1.15;

    private final WindowContext context;
    private final FigureView view;
    private final LinksFigures figures;
    private LinksLayout layout = LinksLayout.COLUMNS;
    private LinksViewport viewport = LinksViewport.FIT;

    LinksPane(WindowContext context) {
        this.context = context;
        figures = new LinksFigures(context.readings().shared());
        view = new FigureView(context.painters(), "Links between tokens");
        view.setId("links");
        // The figure writes the weights beside the tokens; a tip would only cover links.
        view.setTipFor(hit -> false);
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        TokenMasking.install(view, context);
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
        if (layout != scene.selection().layout()) {
            layout = scene.selection().layout();
            viewport = LinksViewport.FIT;
        }
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
        double notches = Math.signum(event.getDeltaY());
        if (event.isShortcutDown()) {
            change(shown -> shown.zoomedAt(event.getX(), event.getY(), notches > 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
        } else {
            scroll(-notches * NOTCH);
        }
        event.consume();
    }

    private void scroll(double distance) {
        change(shown -> shown.scrolled(distance));
    }

    private void change(Function<LinksFigure, LinksViewport> step) {
        if (view.figureProperty().get() instanceof LinksFigure shown) {
            viewport = step.apply(shown);
            context.notifyScene(this::show);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_UP -> scroll(-page());
            case PAGE_DOWN -> scroll(page());
            case HOME -> scroll(-FAR);
            case END -> scroll(FAR);
            default -> {
                boolean moved = layout == LinksLayout.LINES
                        ? TokenKeys.moveInLines(event, context, isRightToLeft())
                        : TokenKeys.moveInColumns(event, context);
                if (!moved) {
                    return;
                }
                reveal(context.selection().get().focus());
            }
        }
        event.consume();
    }

    private double page() {
        return PAGE * (layout == LinksLayout.LINES ? getWidth() : getHeight());
    }

    private boolean isRightToLeft() {
        return view.figureProperty().get() instanceof LinksFigure shown && shown.isRightToLeft();
    }

    private void reveal(TokenFocus focus) {
        change(shown -> shown.revealing(focus));
    }
}
