package dev.headlight.ui;

import dev.headlight.core.Unforeseen;
import dev.headlight.figure.TextMeasure;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FigureRasterizer;
import dev.headlight.raster.FontMeasure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/** The threads that make and paint figures away from the JavaFX thread, and the fonts they share. */
public final class Painters implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Painters.class.getName());
    private static final int THREADS = 2;

    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, threadFactory());
    private final ExecutorService afterwards = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("headlight-afterwards").factory());
    private final BlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
    private final ReadOnlyIntegerWrapper busy = new ReadOnlyIntegerWrapper();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private int afterworks;

    private static ThreadFactory threadFactory() {
        return Thread.ofPlatform().daemon().name("headlight-paint-", 0).factory();
    }

    /** How wide text will be; for any thread. */
    public TextMeasure measure() {
        return measure;
    }

    /** The fonts of figures; for any thread. */
    BundledFonts fonts() {
        return fonts;
    }

    /** A rasterizer for one view. */
    public FigureRasterizer rasterizer() {
        return new FigureRasterizer(fonts, measure);
    }

    /** The number of works under way for the picture; changes on the JavaFX thread. */
    public ReadOnlyIntegerProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Does {@code work} on a painter thread and hands the result over on the JavaFX thread; nothing once the painters are
     * closed, when a late event may still ask. Called on the JavaFX thread.
     */
    public <T> void run(Supplier<T> work, Consumer<T> then, Runnable onFailure) {
        if (threads.isShutdown()) {
            return;
        }
        busy.set(busy.get() + 1);
        threads.execute(() -> {
            try {
                T result = work.get();
                handOver(() -> then.accept(result));
            } catch (RuntimeException | Error e) {
                Unforeseen.tell(e);
                handOver(onFailure);
            }
        });
    }

    private void handOver(Runnable result) {
        results.add(result);
        // One of them; or none, where they were waited for.
        Platform.runLater(() -> take(results.poll()));
    }

    private void take(@Nullable Runnable result) {
        if (result != null) {
            busy.set(busy.get() - 1);
            result.run();
        }
    }

    /**
     * Waits until nothing is being painted, for so long at most, and hands over what was painted. Called on the JavaFX
     * thread.
     */
    void finish(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            boolean isInTime = true;
            while (isInTime && busy.get() > 0) {
                Runnable result = results.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                take(result);
                isInTime = result != null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does work that can wait on a thread of its own; nothing once the painters are closed. Called on the JavaFX thread. */
    void runLast(Afterwork<?> work) {
        if (afterwards.isShutdown()) {
            return;
        }
        afterworks++;
        afterwards.execute(() -> {
            Runnable then = () -> {};
            try {
                then = work.run();
            } catch (RuntimeException | Error e) {
                Unforeseen.tell(e);
            }
            Runnable last = then;
            Platform.runLater(() -> {
                afterworks--;
                last.run();
            });
        });
    }

    /** Takes over what works done last need, to close it after the last of them. Called on the JavaFX thread. */
    void closeAfterwards(AutoCloseable resource) {
        resources.add(resource);
    }

    /** Whether nothing is being painted or worked out. Called on the JavaFX thread. */
    boolean isIdle() {
        return busy.get() == 0 && afterworks == 0;
    }

    /** Ends the threads. What is asked for from now on is not done: nobody looks any more. On the JavaFX thread. */
    @Override
    public void close() {
        threads.shutdownNow();
        afterwards.shutdownNow();
        List<AutoCloseable> last = List.copyOf(resources);
        resources.clear();
        Thread.ofPlatform().name("headlight-release").start(() -> last.forEach(this::release));
    }

    private void release(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "something could not be closed", e);
        }
    }
}
