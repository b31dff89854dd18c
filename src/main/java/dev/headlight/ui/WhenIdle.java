package dev.headlight.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works out what is not part of the picture and may take longer: begins when nothing is being painted, and a newer
 * request ends the older. Used on the JavaFX thread.
 */
final class WhenIdle<T> {
    private final Painters painters;
    private final Consumer<T> target;
    private @Nullable Supplier<T> waiting;
    private @Nullable Afterwork<T> running;

    WhenIdle(Painters painters, Consumer<T> target) {
        this.painters = painters;
        this.target = target;
        painters.busyProperty().subscribe((before, after) -> begin());
    }

    /** @param work may throw a {@link java.util.concurrent.CancellationException} when its thread is interrupted */
    void request(Supplier<T> work) {
        if (running != null) {
            running.cancel();
            running = null;
        }
        waiting = work;
        begin();
    }

    private void begin() {
        Supplier<T> work = waiting;
        if (work != null && painters.busyProperty().get() == 0) {
            waiting = null;
            running = new Afterwork<>(work, target);
            painters.runLast(running);
        }
    }
}
