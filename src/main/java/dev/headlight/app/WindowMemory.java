package dev.headlight.app;

import dev.headlight.core.Selection;
import dev.headlight.state.InputText;
import dev.headlight.state.Keeper;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.Settings;
import dev.headlight.state.Settings.WindowPlace;
import dev.headlight.state.SettingsFile;
import dev.headlight.state.Workbench;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Keeps what a window shows in the settings, and gives a window its old place back. Lives on the JavaFX thread. */
final class WindowMemory implements AutoCloseable {
    private final Stage stage;
    private final Workbench workbench;
    private final Settings before;
    private final Keeper<Settings> keeper;
    private @Nullable WindowPlace place;

    WindowMemory(Stage stage, Workbench workbench, Settings before, SettingsFile file) {
        this.stage = stage;
        this.workbench = workbench;
        this.before = before;
        place = before.window();
        keeper = new Keeper<>("settings", file::save, this::current);
    }

    /** Puts the window where it was, if a screen is still there. */
    void restorePlace() {
        WindowPlace old = place;
        if (old == null
                || Screen.getScreensForRectangle(old.x(), old.y(), old.width(), old.height())
                        .isEmpty()) {
            return;
        }
        Rectangle2D screen = Screen.getScreensForRectangle(old.x(), old.y(), old.width(), old.height())
                .getFirst()
                .getVisualBounds();
        stage.setX(Math.clamp(old.x(), screen.getMinX(), Math.max(screen.getMinX(), screen.getMaxX() - 100)));
        stage.setY(Math.clamp(old.y(), screen.getMinY(), Math.max(screen.getMinY(), screen.getMaxY() - 100)));
        stage.setWidth(Math.min(old.width(), screen.getWidth()));
        stage.setHeight(Math.min(old.height(), screen.getHeight()));
        stage.setMaximized(old.maximized());
    }

    /** From now on every change is kept. */
    void start() {
        workbench.traces().tokensProperty().subscribe(keeper::changed);
        workbench.traces().modelProperty().subscribe(keeper::changed);
        workbench.selection().selectionProperty().subscribe((old, now) -> selected(old, now));
        workbench.view().themeProperty().subscribe(keeper::changed);
        workbench.view().modeProperty().subscribe(keeper::changed);
        workbench.view().zoomProperty().subscribe(keeper::changed);
        stage.xProperty().subscribe(this::moved);
        stage.yProperty().subscribe(this::moved);
        stage.widthProperty().subscribe(this::moved);
        stage.heightProperty().subscribe(this::moved);
        stage.maximizedProperty().subscribe(this::moved);
    }

    private void selected(Selection old, Selection now) {
        boolean kept = old.layer() == now.layer()
                && old.heads().equals(now.heads())
                && old.reading().equals(now.reading())
                && old.layout() == now.layout();
        if (!kept) {
            keeper.changed();
        }
    }

    private void moved() {
        WindowPlace normal = place;
        if (stage.isMaximized() && normal != null) {
            place = new WindowPlace(normal.x(), normal.y(), normal.width(), normal.height(), true);
        } else if (!stage.isIconified() && stage.getWidth() > 0) {
            place = new WindowPlace(
                    stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        }
        keeper.changed();
    }

    private Settings current() {
        InputText input = workbench.traces().input();
        Selection selection = workbench.selection().get();
        return new Settings(
                workbench.view().themeProperty().get(),
                modelId(),
                input.text(),
                input.pair(),
                selection.layer(),
                selection.heads().first(),
                selection.reading(),
                selection.layout(),
                workbench.view().modeProperty().get(),
                workbench.view().zoomProperty().get(),
                workbench.opening().recent().locations(),
                place);
    }

    private @Nullable String modelId() {
        String expected = workbench.opening().expected();
        return expected.isEmpty() ? openId() : expected;
    }

    private @Nullable String openId() {
        return switch (workbench.traces().modelProperty().get()) {
            case ModelStatus.Open open -> workbench.opening().location(open.model());
            case ModelStatus.Opening opening -> workbench.opening().location(opening.model());
            case ModelStatus.Missing missing -> before.model();
            case ModelStatus.Failed failed -> before.model();
        };
    }

    @Override
    public void close() {
        keeper.close();
    }
}
