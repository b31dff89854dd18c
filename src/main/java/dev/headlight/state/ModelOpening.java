package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ImportedModel;
import dev.headlight.model.ModelStoreException;
import dev.headlight.model.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Takes in models that lie anywhere and opens them. The newest wish counts, the one before is cancelled. The work is
 * done on a thread of its own; the model that is open stays until the next one is ready, and for good if that fails.
 * Used on the JavaFX thread.
 */
public final class ModelOpening implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ModelOpening.class.getName());

    private final Executor foreground;
    private final TraceState traces;
    private final ModelShelf shelf;
    private final Paths paths;
    private final RecentModels recent;
    private final Map<Path, String> origins = new HashMap<>();
    private final ReadOnlyObjectWrapper<ImportStatus> status = new ReadOnlyObjectWrapper<>(new ImportStatus.Idle());
    private @Nullable Work<?> current;

    /** Makes a model of what lies at a path; called on a background thread. */
    @FunctionalInterface
    public interface Paths {
        /**
         * @param variant which ONNX file to take where there are several, or null for the best
         * @param progress may throw {@link CancellationException}
         */
        ImportedModel open(Path path, @Nullable String variant, Progress progress) throws ModelStoreException;
    }

    /** Something that takes a while. */
    @FunctionalInterface
    interface Job<T> {
        /** @param progress may throw {@link CancellationException} */
        T run(Progress progress) throws ModelStoreException;
    }

    public ModelOpening(Executor foreground, TraceState traces, ModelShelf shelf, Paths paths, RecentModels recent) {
        this.shelf = shelf;
        this.foreground = foreground;
        this.traces = traces;
        this.paths = paths;
        this.recent = recent;
        traces.failureProperty().subscribe(failure -> {
            if (failure != null) {
                status.set(new ImportStatus.Failed(failure.model().name(), failure.reason()));
            }
        });
    }

    public ReadOnlyObjectProperty<ImportStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public RecentModels recent() {
        return recent;
    }

    /** Opens a model that is installed. */
    public void open(ModelDescription model) {
        cancel();
        traces.openModel(model);
    }

    /**
     * Takes in what lies at a path and opens it.
     *
     * @param variant which ONNX file to take where there are several, or null for the best
     */
    public void open(Path path, @Nullable String variant) {
        open(path, variant, List.of());
    }

    /** @param remarks to be said when the model is there, in sentences */
    public void open(Path path, @Nullable String variant, List<String> remarks) {
        Path name = path.getFileName();
        work(
                name == null ? path.toString() : name.toString(),
                progress -> paths.open(path, variant, progress),
                imported -> finish(path, imported, remarks));
    }

    /**
     * Does something that takes a while instead of what is under way.
     *
     * @param name what it is done for
     * @param job called on a background thread
     * @param then called on the JavaFX thread unless something newer came
     */
    <T> void work(String name, Job<T> job, Consumer<T> then) {
        cancel();
        Work<T> work = new Work<>(name, job, then);
        current = work;
        status.set(new ImportStatus.Working(name, "Looking at it", 0));
        Thread.ofPlatform().daemon().name("headlight-import").start(work);
    }

    /** Ends what is under way and puts what was said away. */
    public void cancel() {
        if (current != null) {
            current.isCancelled = true;
            current = null;
        }
        status.set(new ImportStatus.Idle());
    }

    /** Says that something could not be opened, in the place for it. */
    public void refuse(String name, String reason) {
        cancel();
        status.set(new ImportStatus.Failed(name, reason));
    }

    /** How to ask for a model again after a restart: the path that it was opened by, else its name. */
    public String location(ModelDescription model) {
        return origins.getOrDefault(model.files().folder(), model.id());
    }

    /** States that a model was opened by its path before there was a window. */
    public void opened(ModelDescription model, Path path) {
        String location = path.toAbsolutePath().normalize().toString();
        origins.put(model.files().folder(), location);
        recent.add(location);
        shelf.addGuest(model);
    }

    @Override
    public void close() {
        cancel();
    }

    private void finish(Path path, ImportedModel imported, List<String> remarks) {
        opened(imported.model(), path);
        open(imported, remarks);
    }

    /** Opens a model that was just put into the store. */
    void installed(ImportedModel imported) {
        shelf.lookAgain();
        open(imported, List.of());
    }

    private void open(ImportedModel imported, List<String> first) {
        List<String> remarks = new ArrayList<>(first);
        remarks.addAll(imported.remarks());
        if (!remarks.isEmpty()) {
            status.set(new ImportStatus.Remarked(imported.model().name(), remarks));
        }
        traces.openModel(imported.model());
    }

    private <T> void end(Work<T> work, T result) {
        if (current == work) {
            current = null;
            status.set(new ImportStatus.Idle());
            work.then.accept(result);
        }
    }

    private void say(Work<?> work, ImportStatus next) {
        if (current == work) {
            status.set(next);
            if (!(next instanceof ImportStatus.Working)) {
                current = null;
            }
        }
    }

    /** One wish. */
    private final class Work<T> implements Runnable {
        private static final double STEP = 0.005;

        private final String name;
        private final Job<T> job;
        private final Consumer<T> then;
        private volatile boolean isCancelled;
        private String lastStep = "";
        private double lastFraction = -1;

        Work(String name, Job<T> job, Consumer<T> then) {
            this.name = name;
            this.job = job;
            this.then = then;
        }

        @Override
        public void run() {
            try {
                T result = job.run(this::report);
                foreground.execute(() -> end(this, result));
            } catch (CancellationException e) {
                LOG.log(Level.FINE, "an import was cancelled", e);
            } catch (ModelStoreException e) {
                LOG.log(Level.INFO, "a model could not be taken in", e);
                fail(e.getMessage() + ".");
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                // A file that nobody foresaw must not leave the window waiting.
                LOG.log(Level.WARNING, "a model could not be taken in", e);
                fail("It cannot be read as a model: " + e + ". Check that the file is complete, or try another one.");
            }
        }

        private void fail(String reason) {
            foreground.execute(() -> say(this, new ImportStatus.Failed(name, reason)));
        }

        private void report(String step, double fraction) {
            if (isCancelled) {
                throw new CancellationException("cancelled by the user");
            }
            if (!step.equals(lastStep) || Math.abs(fraction - lastFraction) >= STEP) {
                lastStep = step;
                lastFraction = fraction;
                foreground.execute(() -> say(this, new ImportStatus.Working(name, step, fraction)));
            }
        }
    }
}
