package dev.headlight.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Measures single updates of a window.
 *
 * <p>An update ends with the first pulse after whose layout nothing is being painted and the awaited state is there:
 * that pulse hands the picture to the renderer. The renderer's own time is taken at the pulse after it, which does not
 * begin before the picture is rendered.
 */
final class UpdateMeter {
    private static final long PATIENCE_SECONDS = 120;

    private final Scene scene;
    private final BooleanSupplier isQuiet;
    private final ThreadClock toolkit = new ThreadClock("JavaFX Application Thread");
    private final ThreadClock painters = new ThreadClock("headlight-paint-");
    private final ThreadClock renderer = new ThreadClock("QuantumRenderer");

    UpdateMeter(Scene scene, BooleanSupplier isQuiet) {
        this.scene = scene;
        this.isQuiet = isQuiet;
        toolkit.find();
        painters.find();
        renderer.find();
    }

    /** Runs the action on the JavaFX thread and waits until nothing is left to paint. Not on the JavaFX thread. */
    Update measure(Runnable action) throws Exception {
        return measure(action, () -> true);
    }

    Update measure(Runnable action, BooleanSupplier isThere) throws Exception {
        long[] begin = {0};
        return measure(
                () -> {
                    begin[0] = System.nanoTime();
                    action.run();
                },
                isThere,
                () -> begin[0]);
    }

    /**
     * @param isThere whether what the picture shall show is there
     * @param begin when the update began, asked at its end; on the clock of {@link System#nanoTime}
     */
    Update measure(Runnable action, BooleanSupplier isThere, LongSupplier begin) throws Exception {
        CompletableFuture<Update> result = new CompletableFuture<>();
        Platform.runLater(() -> new Observation(isThere, begin, result).run(action));
        return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Observation {
        private final BooleanSupplier isThere;
        private final CompletableFuture<Update> result;
        private final LongSupplier begin;
        private final Runnable listener = this::pulsed;
        private final AnimationTimer pulses = new AnimationTimer() {
            @Override
            public void handle(long now) {
                // Only keeps the pulses coming.
            }
        };
        private long toolkitBegin;
        private long paintersBegin;
        private long rendererBegin;
        private long end;
        private long toolkitEnd;

        Observation(BooleanSupplier isThere, LongSupplier begin, CompletableFuture<Update> result) {
            this.isThere = isThere;
            this.result = result;
            this.begin = begin;
        }

        void run(Runnable action) {
            toolkitBegin = toolkit.time();
            paintersBegin = painters.time();
            scene.addPostLayoutPulseListener(listener);
            pulses.start();
            action.run();
        }

        private void pulsed() {
            if (end != 0) {
                finish();
            } else if (isQuiet.getAsBoolean() && isThere.getAsBoolean()) {
                end = System.nanoTime();
                toolkitEnd = toolkit.time();
                rendererBegin = renderer.time();
            }
        }

        private void finish() {
            pulses.stop();
            scene.removePostLayoutPulseListener(listener);
            long rendering = renderer.time() - rendererBegin;
            result.complete(new Update(
                    end - begin.getAsLong() + rendering,
                    toolkitEnd - toolkitBegin,
                    painters.time() - paintersBegin,
                    rendering));
        }
    }
}
