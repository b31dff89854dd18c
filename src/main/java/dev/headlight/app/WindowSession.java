package dev.headlight.app;

import dev.headlight.core.CrashReports;
import dev.headlight.state.Workbench;
import dev.headlight.ui.MainWindow;
import dev.headlight.ui.Painters;
import dev.headlight.ui.SessionControls;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** One window with everything behind it, closed in reverse order. Lives on the JavaFX thread. */
final class WindowSession implements AutoCloseable {
    private static final double LEAST_WIDTH = 1080;
    private static final double LEAST_HEIGHT = 620;
    private static final double PEEPHOLE = 400;

    private final Workbench workbench;
    private final Painters painters;
    private final MainWindow window;
    private final Stage stage = new Stage();

    WindowSession(StartPlan plan, WindowParts parts) {
        workbench = parts.workbench();
        painters = parts.painters();
        window = parts.window();
        openModel(plan);
        SessionControls sessions = window.sessions();
        sessions.onTitle(stage::setTitle);
        begin(sessions, plan.session());
    }

    private static void begin(SessionControls sessions, StartSession session) {
        if (session.content() != null) {
            sessions.begin(session.content(), session.file());
        } else if (!session.problem().isEmpty()) {
            sessions.refuse(session.problem());
        }
    }

    void tellOfCrash(CrashReports.Report report) {
        window.tellOfCrash(report);
    }

    SessionControls sessions() {
        return window.sessions();
    }

    /** Does something that ends the session, after a question where its file does not hold all work. */
    void whenSaved(Runnable action) {
        window.sessions().whenSaved(action);
    }

    /** Opens the window to stay. */
    void open(double width, double height) {
        stage.setScene(window.scene(width, height));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.show();
        window.focusInput();
    }

    /** Opens a small window whose content is as large as asked, whatever the screen. */
    Scene openForPicture(double width, double height) {
        Scene scene = window.sceneForPicture(width, height);
        stage.setWidth(PEEPHOLE);
        stage.setHeight(PEEPHOLE);
        stage.setScene(scene);
        stage.show();
        window.focusInput();
        return scene;
    }

    private void openModel(StartPlan plan) {
        if (plan.model() != null) {
            if (plan.path() != null) {
                workbench.opening().opened(plan.model(), plan.path());
            }
            workbench.traces().openModel(plan.model());
            if (!plan.problem().isEmpty() && plan.later() == null) {
                workbench.opening().refuse("The model of last time", plan.problem());
            }
        } else {
            workbench.traces().missing(plan.problem());
        }
        if (plan.later() != null) {
            workbench.sources().files().reopen(plan.later());
        }
    }

    /** Whether there is a picture, and no part of it is still being painted. */
    boolean isPainted() {
        return window.isComplete()
                && workbench.traces().traceProperty().get() != null
                && painters.busyProperty().get() == 0;
    }

    Workbench workbench() {
        return workbench;
    }

    Painters painters() {
        return painters;
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        stage.hide();
        stopWork();
    }

    /** Ends all work and waits for it; the window stays, which the toolkit may be taking away itself. */
    void stopWork() {
        workbench.opening().close();
        painters.close();
        workbench.traces().close();
    }
}
