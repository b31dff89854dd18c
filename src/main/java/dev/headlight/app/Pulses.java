package dev.headlight.app;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/**
 * Waits for what is on the screen. A thing is painted at the third pulse after it was ready: the second waits until the
 * first is on the screen.
 */
final class Pulses extends AnimationTimer {
    private static final int PULSES = 3;

    private final BooleanSupplier condition;
    private final Runnable then;
    private int held;

    private Pulses(BooleanSupplier condition, Runnable then) {
        this.condition = condition;
        this.then = then;
    }

    /** Does something, once, when a condition held for three pulses. JavaFX thread only. */
    static void when(BooleanSupplier condition, Runnable then) {
        new Pulses(condition, then).start();
    }

    @Override
    public void handle(long now) {
        held = condition.getAsBoolean() ? held + 1 : 0;
        if (held == PULSES) {
            stop();
            then.run();
        }
    }
}
