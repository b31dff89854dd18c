package dev.headlight.ui;

import dev.headlight.core.CrashReports;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.Examples;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelCheck;
import dev.headlight.state.ModelOpening;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.ModelSources;
import dev.headlight.state.PredictionState;
import dev.headlight.state.RecentModels;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Theme;
import dev.headlight.state.TraceState;
import dev.headlight.state.ViewMode;
import dev.headlight.state.ViewState;
import dev.headlight.state.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A real window on the real models of the test store. */
final class WindowFixture implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ModelStore store;
    private final ModelShelf shelf;
    private final TraceState traces;
    private final ModelOpening opening;
    private final Workbench workbench;
    private final Painters painters = new Painters();
    private final MainWindow window;
    private final Stage stage;

    /** Opens the window; JavaFX thread only. */
    WindowFixture(Stage stage, InputText input, double width, double height) {
        this(stage, input, width, height, new NoFiles(), library(store()));
    }

    WindowFixture(Stage stage, InputText input, double width, double height, PathChooser chooser) {
        this(stage, input, width, height, chooser, library(store()));
    }

    /** Opens a window that can open files; JavaFX thread only. */
    WindowFixture(
            Stage stage, InputText input, double width, double height, PathChooser chooser, ModelLibrary library) {
        this(stage, begun(input), width, height, chooser, library);
    }

    /** Opens a window that begins with what is known already; JavaFX thread only. */
    WindowFixture(Stage stage, TraceState traces, double width, double height) {
        this(stage, traces, width, height, new NoFiles(), library(store()));
    }

    private WindowFixture(
            Stage stage, TraceState traces, double width, double height, PathChooser chooser, ModelLibrary library) {
        this.stage = stage;
        this.traces = traces;
        store = library.store();
        shelf = new ModelShelf(store::entries);
        opening = new ModelOpening(Platform::runLater, traces, shelf, new RecentModels(List.of()));
        workbench = new Workbench(
                traces,
                new PredictionState(Platform::runLater, traces),
                new SelectionState(Selection.of(new HeadRef(7, 10))),
                new ViewState(ViewMode.LINKS_AND_MATRIX, Theme.DARK, 1),
                shelf,
                opening,
                ModelSources.of(opening, library),
                new ModelCheck(Platform::runLater, ForkJoinPool.commonPool(), store::verify),
                Examples.load());
        traces.openModel(model("bert-base-uncased"));
        window = new MainWindow(workbench, painters, chooser);
        window.sessions().onTitle(stage::setTitle);
        stage.setScene(window.scene(width, height));
        // The stage is that of the test before, which may have made it smaller.
        stage.sizeToScene();
        stage.setX(0);
        stage.setY(0);
        stage.show();
        window.focusInput();
    }

    private static TraceState begun(InputText input) {
        TraceState traces = new TraceState(Platform::runLater, model -> Engine.open(model, EngineSettings.standard()));
        traces.setInput(input);
        return traces;
    }

    /** A user who never chooses anything. */
    static final class NoFiles implements PathChooser {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }
    }

    /** The models of the test store. */
    static ModelLibrary library() {
        return library(store());
    }

    private static ModelLibrary library(ModelStore store) {
        return ModelLibrary.of(store, new EngineProbe(EngineSettings.standard()), Path.of("target/window-cache"));
    }

    static ModelStore store() {
        String store = Objects.requireNonNull(
                System.getProperty("headlight.test.store"), "headlight.test.store names the folder of built models");
        return new ModelStore(List.of(Path.of(store)));
    }

    ModelDescription model(String id) {
        return shelf.find(id).orElseThrow();
    }

    Workbench workbench() {
        return workbench;
    }

    void tellOfCrash(CrashReports.Report report) {
        window.tellOfCrash(report);
    }

    Painters painters() {
        return painters;
    }

    Stage stage() {
        return stage;
    }

    String title() {
        return stage.getTitle();
    }

    MainWindow window() {
        return window;
    }

    /** Waits until something holds on the JavaFX thread. */
    void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000, condition));
    }

    /** Waits until the window shows the picture of its text. Not on the JavaFX thread. */
    void settle() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        Platform.runLater(() -> new Settled(workbench, painters, settled::countDown).start());
        if (!settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the window was still busy after " + PATIENCE_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        stage.hide();
        painters.close();
        traces.close();
    }
}
