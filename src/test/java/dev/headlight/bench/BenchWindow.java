package dev.headlight.bench;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
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
import dev.headlight.state.RunStatus;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Theme;
import dev.headlight.state.TraceState;
import dev.headlight.state.ViewMode;
import dev.headlight.state.ViewState;
import dev.headlight.state.Workbench;
import dev.headlight.ui.FigureView;
import dev.headlight.ui.MainWindow;
import dev.headlight.ui.Painters;
import dev.headlight.ui.Settled;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The main window on a real model, with a note of when its last run ended. */
final class BenchWindow implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Painters painters = new Painters();
    private final Workbench workbench;
    private final Scene scene;
    private final Stage stage = new Stage();
    private long lastAnswer;

    /** JavaFX thread only. */
    BenchWindow(ModelStore store, ModelDescription model, InputText input, TraceState.EngineOpener opener) {
        TraceState traces = new TraceState(this::inForeground, opener);
        ModelShelf shelf = new ModelShelf(store::entries);
        ModelOpening opening = new ModelOpening(this::inForeground, traces, shelf, new RecentModels(List.of()));
        workbench = new Workbench(
                traces,
                new PredictionState(this::inForeground, traces),
                new SelectionState(Selection.of(new HeadRef(7, 10))),
                new ViewState(ViewMode.LINKS_AND_MATRIX, Theme.DARK, 1),
                shelf,
                opening,
                ModelSources.of(
                        opening,
                        ModelLibrary.of(
                                store, new EngineProbe(EngineSettings.standard()), Path.of("target/window-cache"))),
                new ModelCheck(Platform::runLater, ForkJoinPool.commonPool(), store::verify),
                Examples.load());
        traces.setInput(input);
        traces.openModel(model);
        scene = new MainWindow(workbench, painters).scene(WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    static BenchWindow open(ModelStore store, ModelDescription model, InputText input) throws Exception {
        CompletableFuture<BenchWindow> window = new CompletableFuture<>();
        Platform.runLater(() -> window.complete(
                new BenchWindow(store, model, input, asked -> Engine.open(asked, EngineSettings.standard()))));
        BenchWindow opened = window.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        opened.settle();
        return opened;
    }

    private void inForeground(Runnable task) {
        long now = System.nanoTime();
        Platform.runLater(() -> {
            lastAnswer = now;
            task.run();
        });
    }

    /** When the engine's worker handed its last answer over, on the clock of {@link System#nanoTime}. */
    long lastAnswer() {
        return lastAnswer;
    }

    UpdateMeter meter() {
        return new UpdateMeter(scene, () -> painters.busyProperty().get() == 0);
    }

    Workbench workbench() {
        return workbench;
    }

    Trace trace() {
        return Objects.requireNonNull(workbench.traces().traceProperty().get());
    }

    /** Whether the newest text was run. */
    boolean isAnswered() {
        return workbench.traces().runProperty().get() instanceof RunStatus.Done;
    }

    <T extends Node> T find(String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup("#" + id), id));
    }

    FigureView figure(String id) {
        return find(id, FigureView.class);
    }

    /** Runs a new text and waits for its picture. */
    void show(InputText input) throws Exception {
        Platform.runLater(() -> workbench.traces().setInput(input));
        settle();
    }

    /** Shows other figures and waits for their picture. */
    void show(ViewMode mode) throws Exception {
        Platform.runLater(() -> workbench.view().modeProperty().set(mode));
        settle();
    }

    void settle() throws Exception {
        CompletableFuture<Boolean> settled = new CompletableFuture<>();
        Platform.runLater(() -> new Settled(workbench, painters, () -> settled.complete(true)).start());
        settled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        Platform.runLater(() -> {
            stage.hide();
            painters.close();
            workbench.traces().close();
        });
    }
}
