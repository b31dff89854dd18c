package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ImportedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Opens models, and tells how the taking in of one stands that is not installed. The newest wish counts, the one before
 * is cancelled. The model that is open stays until the next one is ready, and for good if that fails. Used on the JavaFX
 * thread.
 */
public final class ModelOpening implements AutoCloseable {
    private final Executor foreground;
    private final TraceState traces;
    private final ModelShelf shelf;
    private final RecentModels recent;
    private final Map<Path, String> origins = new HashMap<>();
    private final ReadOnlyObjectWrapper<ImportStatus> status = new ReadOnlyObjectWrapper<>(new ImportStatus.Idle());
    private @Nullable ImportWork<?> current;
    private String expected = "";

    public ModelOpening(Executor foreground, TraceState traces, ModelShelf shelf, RecentModels recent) {
        this.foreground = foreground;
        this.traces = traces;
        this.shelf = shelf;
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

    /** Runs tasks on the JavaFX thread. */
    public Executor foreground() {
        return foreground;
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
     * Does something that takes a while instead of what is under way.
     *
     * @param name what it is done for
     * @param job called on a background thread
     * @param then called on the JavaFX thread unless something newer came
     */
    <T> void work(String name, ImportWork.Job<T> job, Consumer<T> then) {
        cancel();
        ImportWork<T> work = new ImportWork<>(job, new Reports<>(name, then));
        current = work;
        status.set(new ImportStatus.Working(name, "Looking at it", 0));
        work.start();
    }

    /** Ends what is under way and puts what was said away. */
    public void cancel() {
        if (current != null) {
            current.cancel();
            current = null;
        }
        expected = "";
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

    /** The path of what is being taken in to be opened, or an empty text. */
    public String expected() {
        return expected;
    }

    /** Remembers a path until what lies there is open or nothing will come of it. */
    void expect(Path path) {
        expected = absolute(path);
    }

    /** States that a model was opened by its path. */
    public void opened(ModelDescription model, Path path) {
        String location = absolute(path);
        origins.put(model.files().folder(), location);
        recent.add(location);
        shelf.addGuest(model);
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public void close() {
        cancel();
    }

    /** Opens a model that was just put into the store. */
    void installed(ImportedModel imported) {
        shelf.lookAgain();
        open(imported, List.of());
    }

    /** Opens a model that was just taken in. */
    void open(ImportedModel imported, List<String> first) {
        List<String> remarks = new ArrayList<>(first);
        remarks.addAll(imported.remarks());
        if (!imported.costSentence().isEmpty()) {
            remarks.add(imported.costSentence());
        }
        if (!remarks.isEmpty()) {
            status.set(new ImportStatus.Remarked(imported.model().name(), remarks));
        }
        traces.openModel(imported.model());
    }

    /** Brings what work says to the JavaFX thread; what is not current any more is not heard. */
    private final class Reports<T> implements ImportWork.Listener<T> {
        private final String name;
        private final Consumer<T> then;

        Reports(String name, Consumer<T> then) {
            this.name = name;
            this.then = then;
        }

        @Override
        public void isAt(ImportWork<T> work, String step, double fraction) {
            ifCurrent(work, () -> status.set(new ImportStatus.Working(name, step, fraction)));
        }

        @Override
        public void isDone(ImportWork<T> work, T result) {
            ifCurrent(work, () -> {
                current = null;
                expected = "";
                status.set(new ImportStatus.Idle());
                then.accept(result);
            });
        }

        @Override
        public void hasFailed(ImportWork<T> work, String reason) {
            ifCurrent(work, () -> {
                current = null;
                expected = "";
                status.set(new ImportStatus.Failed(name, reason));
            });
        }

        private void ifCurrent(ImportWork<T> work, Runnable action) {
            foreground.execute(() -> {
                if (current == work) {
                    action.run();
                }
            });
        }
    }
}
