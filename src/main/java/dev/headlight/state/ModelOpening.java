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
    private @Nullable Work current;

    /** Makes a model of what lies at a path; called on a background thread. */
    @FunctionalInterface
    public interface Paths {
        /**
         * @param variant which ONNX file to take where there are several, or null for the best
         * @param progress may throw {@link CancellationException}
         */
        ImportedModel open(Path path, @Nullable String variant, Progress progress) throws ModelStoreException;
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
        cancel();
        Path name = path.getFileName();
        Work work = new Work(path, variant, name == null ? path.toString() : name.toString(), remarks);
        current = work;
        status.set(new ImportStatus.Working(work.name, "Looking at it", 0));
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

    private void finish(Work work, ImportedModel imported) {
        if (current == work) {
            current = null;
            List<String> remarks = new ArrayList<>(work.remarks);
            remarks.addAll(imported.remarks());
            status.set(
                    remarks.isEmpty()
                            ? new ImportStatus.Idle()
                            : new ImportStatus.Remarked(imported.model().name(), remarks));
            opened(imported.model(), work.path);
            traces.openModel(imported.model());
        }
    }

    private void say(Work work, ImportStatus next) {
        if (current == work) {
            status.set(next);
            if (!(next instanceof ImportStatus.Working)) {
                current = null;
            }
        }
    }

    /** One wish. */
    private final class Work implements Runnable {
        private static final double STEP = 0.005;

        private final Path path;
        private final @Nullable String variant;
        private final String name;
        private final List<String> remarks;
        private volatile boolean isCancelled;
        private String lastStep = "";
        private double lastFraction = -1;

        Work(Path path, @Nullable String variant, String name, List<String> remarks) {
            this.remarks = List.copyOf(remarks);
            this.path = path;
            this.variant = variant;
            this.name = name;
        }

        @Override
        public void run() {
            try {
                ImportedModel imported = paths.open(path, variant, this::report);
                foreground.execute(() -> finish(this, imported));
            } catch (CancellationException e) {
                LOG.log(Level.FINE, "an import was cancelled", e);
            } catch (ModelStoreException e) {
                LOG.log(Level.INFO, "a model could not be taken in", e);
                fail(String.valueOf(e.getMessage()));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                // A file that nobody foresaw must not leave the window waiting.
                LOG.log(Level.WARNING, "a model could not be taken in", e);
                fail("It cannot be read as a model: " + e + ". Check that the file is complete, or try another one");
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
