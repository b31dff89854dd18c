package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.Hit;
import dev.headlight.figure.MatrixFigure;
import dev.headlight.figure.MatrixFigures;
import dev.headlight.figure.MatrixViewport;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The heatmap of one head or the mean of several, as a selection reads it. The wheel zooms, dragging pans: what is seen
 * is told to the pane it is part of, which may show more maps of the same place.
 */
final class MatrixMap extends StackPane {
    private static final double ZOOM_STEP = 1.25;
    private static final double DRAG_THRESHOLD = 3;
    private static final double PAN_STEP = 48;

    private final WindowContext context;
    private final FigureView view;
    private final MatrixFigures figures;
    private final Consumer<MatrixViewport> onMove;
    private double dragX;
    private double dragY;
    private boolean dragged;

    /** @param onMove called with what the user wants to see */
    MatrixMap(WindowContext context, String id, Consumer<MatrixViewport> onMove) {
        this.context = context;
        this.onMove = onMove;
        figures = new MatrixFigures(context.readings().shared(), ColorMap.VIRIDIS);
        view = new FigureView(context.painters(), "Attention matrix");
        view.setId(id);
        view.setTipFor(hit -> hit instanceof Hit.OnTokens on && on.focus() instanceof TokenFocus.Pair);
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        TokenMasking.install(view, context);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().add(view);
    }

    FigureView view() {
        return view;
    }

    void show(@Nullable Trace trace, Selection selection, MatrixViewport place, FigureTheme colors) {
        view.show(
                frame -> trace == null ? null : figures.figure(trace, selection, place, frame),
                colors,
                colors.ground());
    }

    private void move(MatrixViewport next) {
        onMove.accept(next);
    }

    private void grab(MouseEvent event) {
        dragX = event.getX();
        dragY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - dragX;
        double dy = event.getY() - dragY;
        if (!dragged && Math.hypot(dx, dy) < DRAG_THRESHOLD) {
            return;
        }
        dragged = true;
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            dragX = event.getX();
            dragY = event.getY();
            move(shown.panned(dx, dy));
        }
    }

    private void clicked(MouseEvent event) {
        if (dragged) {
            return;
        }
        if (event.getClickCount() == 2) {
            move(MatrixViewport.FITTED);
        } else if (view.hit(event.getX(), event.getY()) instanceof Hit.OnTokens on) {
            context.selection().pin(on.focus());
        }
    }

    private void scrolled(ScrollEvent event) {
        zoom(event.getX(), event.getY(), event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
        event.consume();
    }

    private void zoom(double x, double y, double factor) {
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            move(shown.zoomedAt(x, y, factor));
        }
    }

    private void pan(double dx, double dy) {
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            move(shown.panned(dx, dy));
        }
    }

    private void pressed(KeyEvent event) {
        if ((event.isShiftDown() && panned(event)) || zoomed(event) || TokenKeys.moveInMatrix(event, context)) {
            event.consume();
        }
    }

    private boolean panned(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> pan(0, PAN_STEP);
            case DOWN -> pan(0, -PAN_STEP);
            case LEFT -> pan(PAN_STEP, 0);
            case RIGHT -> pan(-PAN_STEP, 0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean zoomed(KeyEvent event) {
        switch (event.getText()) {
            case "+", "=" -> zoom(view.getWidth() / 2, view.getHeight() / 2, ZOOM_STEP);
            case "-" -> zoom(view.getWidth() / 2, view.getHeight() / 2, 1 / ZOOM_STEP);
            case "0" -> move(MatrixViewport.FITTED);
            default -> {
                return false;
            }
        }
        return true;
    }
}
