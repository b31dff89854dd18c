package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.NeuronsFigure;
import dev.headlight.figure.Rect;
import dev.headlight.state.InputText;
import dev.headlight.state.ViewMode;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The neuron view, by mouse and by keys. */
@ExtendWith(ApplicationExtension.class)
class NeuronsPaneTest {
    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText("The cat sat on the mat.", null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private static NeuronsFigure figure(FxRobot robot) {
        FigureView view = robot.lookup("#neurons").queryAs(FigureView.class);
        return (NeuronsFigure) Objects.requireNonNull(view.figureProperty().get());
    }

    private void open(FxRobot robot) throws InterruptedException {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        window.settle();
    }

    @Test
    void itShowsTheTokenInFocusAndPinsTheKeyThatIsClicked(FxRobot robot) throws Exception {
        open(robot);
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.NEURONS);
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Query(2)));
        window.settle();
        assertThat(figure(robot).query()).isEqualTo(2);

        Rect row = figure(robot).bounds(5);
        Bounds view = robot.lookup("#neurons")
                .query()
                .localToScreen(robot.lookup("#neurons").query().getBoundsInLocal());
        robot.clickOn(view.getMinX() + 20, view.getMinY() + row.centerY());
        window.settle();
        assertThat(window.workbench().selection().get().pinned()).isEqualTo(new TokenFocus.Pair(2, 5));
        assertThat(figure(robot).key()).isEqualTo(5);
    }

    @Test
    void keysStepSortCollapseAndCopy(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Pair(2, 3)));
        robot.interact(() -> robot.lookup("#neurons").query().requestFocus());
        window.settle();
        robot.push(KeyCode.DOWN);
        window.settle();
        robot.push(KeyCode.RIGHT);
        window.settle();
        assertThat(window.workbench().selection().get().focus()).isEqualTo(new TokenFocus.Pair(3, 4));

        robot.push(KeyCode.S).push(KeyCode.V);
        window.settle();
        assertThat(robot.lookup("#neurons-sorted").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(figure(robot).viewport().showsVectors()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.C);
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(figure(robot).table());
    }
}
