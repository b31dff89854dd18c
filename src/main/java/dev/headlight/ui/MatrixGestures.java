package dev.headlight.ui;

import dev.headlight.figure.Hit;
import dev.headlight.figure.MatrixFigure;
import dev.headlight.figure.MatrixViewport;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * How a matrix is moved: the wheel zooms, dragging pans, a double click shows all, and keys do the same. While the view
 * shows no matrix nothing happens but clicks. What the user wants to see is told, not done.
 */
final class MatrixGestures {
    private static final double ZOOM_STEP = 1.25;
    private static final double DRAG_THRESHOLD = 3;
    private static final double PAN_STEP = 48;

    private final FigureView view;
    private final Consumer<MatrixViewport> onMove;
    private final Consumer<Hit> onClick;
    private double dragX;
    private double dragY;
    private boolean dragged;

    private MatrixGestures(FigureView view, Consumer<MatrixViewport> onMove, Consumer<Hit> onClick) {
        this.view = view;
        this.onMove = onMove;
        this.onClick = onClick;
    }

    /**
     * Listens to a view from now on.
     *
     * @param onMove called with what the user wants to see
     * @param onClick called with what was clicked
     */
    static void install(FigureView view, Consumer<MatrixViewport> onMove, Consumer<Hit> onClick) {
        MatrixGestures gestures = new MatrixGestures(view, onMove, onClick);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::grab);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, gestures::clicked);
        view.addEventHandler(ScrollEvent.SCROLL, gestures::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, gestures::pressed);
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
        dragX = event.getX();
        dragY = event.getY();
        pan(dx, dy);
    }

    private void clicked(MouseEvent event) {
        if (dragged) {
            return;
        }
        if (event.getClickCount() == 2 && showsMatrix()) {
            onMove.accept(MatrixViewport.FITTED);
        } else {
            onClick.accept(view.hit(event.getX(), event.getY()));
        }
    }

    private void scrolled(ScrollEvent event) {
        if (showsMatrix()) {
            zoom(event.getX(), event.getY(), event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
            event.consume();
        }
    }

    private boolean showsMatrix() {
        return view.figureProperty().get() instanceof MatrixFigure;
    }

    private void zoom(double x, double y, double factor) {
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            onMove.accept(shown.zoomedAt(x, y, factor));
        }
    }

    private void pan(double dx, double dy) {
        if (view.figureProperty().get() instanceof MatrixFigure shown) {
            onMove.accept(shown.panned(dx, dy));
        }
    }

    private void pressed(KeyEvent event) {
        if (showsMatrix() && ((event.isShiftDown() && panned(event)) || zoomed(event))) {
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
            case "0" -> onMove.accept(MatrixViewport.FITTED);
            default -> {
                return false;
            }
        }
        return true;
    }
}
