package dev.headlight.ui;

import dev.headlight.figure.Hit;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.testfx.api.FxRobot;

/** Where figures in a window answer as wished. */
final class FigurePlaces {
    private static final double STEP = 3;

    private FigurePlaces() {}

    /** A point on the screen. */
    static Point2D onScreen(FxRobot robot, String id, Predicate<Hit> wish) {
        FigureView view = robot.lookup(id).queryAs(FigureView.class);
        return view.localToScreen(inside(view, wish));
    }

    /** A point of the view. */
    static Point2D inside(FigureView view, Predicate<Hit> wish) {
        Bounds bounds = view.getBoundsInLocal();
        for (double y = 1; y < bounds.getHeight(); y += STEP) {
            for (double x = 1; x < bounds.getWidth(); x += STEP) {
                if (wish.test(view.hit(x, y))) {
                    return new Point2D(x + 1, y + 1);
                }
            }
        }
        throw new AssertionError("nothing in " + view.getId() + " answers as wished");
    }
}
