package dev.headlight.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works out one value again and again away from the JavaFX thread: one work at a time, the newest request next, those in
 * between never. Used on the JavaFX thread.
 */
final class Latest<T> {
    private final Painters painters;
    private final Consumer<T> target;
    private @Nullable Supplier<T> waiting;
    private boolean working;

    Latest(Painters painters, Consumer<T> target) {
        this.painters = painters;
        this.target = target;
    }

    void request(Supplier<T> work) {
        waiting = work;
        if (!working) {
            next();
        }
    }

    private void next() {
        Supplier<T> work = waiting;
        waiting = null;
        working = work != null;
        if (work != null) {
            painters.run(work, this::done, this::next);
        }
    }

    private void done(T result) {
        target.accept(result);
        next();
    }
}
