package dev.headlight.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * What a window is painted without at first: parts that show nothing before the first trace. Styling them takes as long as
 * styling all others, which a user would wait for before there is a window to type into.
 */
final class LateParts {
    /** At the third pulse the picture of the first is on the screen: the second waits for it. */
    private static final int PULSES = 3;

    private final List<Runnable> additions = new ArrayList<>();

    /** @param addition puts a part into its pane, on the JavaFX thread */
    void add(Runnable addition) {
        additions.add(addition);
    }

    /** Whether all parts are there. */
    boolean isComplete() {
        return additions.isEmpty();
    }

    /** Adds all parts. */
    void complete() {
        additions.forEach(Runnable::run);
        additions.clear();
    }

    /** Adds all parts as soon as the window, about to be shown, has been painted once. */
    void completeAfterFirstPaint() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    complete();
                }
            }
        }.start();
    }
}
