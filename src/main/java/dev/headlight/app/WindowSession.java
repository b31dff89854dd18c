package dev.headlight.app;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.state.Example;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Settings;
import dev.headlight.state.TraceState;
import dev.headlight.state.ViewState;
import dev.headlight.state.Workbench;
import dev.headlight.ui.MainWindow;
import dev.headlight.ui.Painters;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** One window with everything behind it, closed in reverse order. Lives on the JavaFX thread. */
final class WindowSession implements AutoCloseable {
    private static final String TITLE = "Headlight";

    private final Workbench workbench;
    private final Painters painters = new Painters();
    private final Scene scene;
    private final Stage stage = new Stage();

    WindowSession(StartPlan plan, List<Example> examples, EngineStarter engines, double width, double height) {
        Settings settings = plan.settings();
        workbench = new Workbench(
                new TraceState(Platform::runLater, engines),
                new SelectionState(Selection.of(new HeadRef(settings.layer(), settings.head()))
                        .withShare(settings.share())),
                new ViewState(settings.view(), settings.theme(), settings.zoom()),
                plan.models(),
                examples);
        start(plan);
        scene = new MainWindow(workbench, painters, width, height).scene();
        stage.setTitle(TITLE);
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(620);
    }

    private void start(StartPlan plan) {
        if (plan.example() != null) {
            workbench.open(plan.example());
        } else {
            workbench.traces().setInput(plan.input());
        }
        if (plan.model() != null) {
            workbench.traces().openModel(plan.model());
        } else {
            workbench.traces().missing(plan.problem());
        }
    }

    Workbench workbench() {
        return workbench;
    }

    Painters painters() {
        return painters;
    }

    Scene scene() {
        return scene;
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        stage.hide();
        painters.close();
        workbench.traces().close();
    }
}
