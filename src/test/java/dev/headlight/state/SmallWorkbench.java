package dev.headlight.state;

import static java.util.Objects.requireNonNull;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.testing.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Everything behind a window, on small published models and without a window. */
public final class SmallWorkbench implements AutoCloseable {
    private static final EngineSettings SETTINGS = new EngineSettings(2, Path.of("target", "test-cache"));

    private final StateThread thread = new StateThread();
    private final Workbench workbench;

    /** With nothing open. */
    public SmallWorkbench() {
        TraceState traces = new TraceState(thread, model -> Engine.open(model, SETTINGS));
        ModelLibrary library =
                ModelLibrary.of(new ModelStore(List.of()), new EngineProbe(SETTINGS), Path.of("target", "test-cache"));
        ModelShelf shelf = new ModelShelf(List::of);
        ModelOpening opening = new ModelOpening(thread, traces, shelf, new RecentModels(List.of()));
        workbench = new Workbench(
                traces,
                new PredictionState(thread, traces),
                new SelectionState(Selection.of(new HeadRef(0, 0))),
                new ViewState(ViewMode.LINKS_AND_MATRIX, Theme.DARK, 1),
                shelf,
                opening,
                ModelSources.of(opening, library),
                new ModelCheck(thread, thread, model -> List.of()),
                List.of());
    }

    public Workbench workbench() {
        return workbench;
    }

    /** A small model that can be opened from now on. */
    public ModelDescription know(String checkpoint) throws Exception {
        ModelDescription model = Checkpoints.model(checkpoint);
        workbench.shelf().addGuest(model);
        return model;
    }

    /** Types a text, opens a model and waits for the trace. */
    public void show(String checkpoint, String text) throws Exception {
        workbench.traces().setInput(new InputText(text, null));
        workbench.traces().openModel(know(checkpoint));
        settle();
    }

    /** Waits for what is under way. */
    public void settle() throws Exception {
        thread.runAll();
        thread.until(() -> workbench.traces().modelProperty().get() instanceof ModelStatus.Open
                && workbench.traces().runProperty().get() instanceof RunStatus.Done);
        thread.runAll();
    }

    /** Waits until something holds. */
    public void until(Callable<Boolean> condition) throws Exception {
        thread.until(condition);
        thread.runAll();
    }

    public Trace trace() {
        return requireNonNull(workbench.traces().traceProperty().get());
    }

    @Override
    public void close() {
        workbench.traces().close();
    }
}
