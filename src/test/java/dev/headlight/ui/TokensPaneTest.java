package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Rect;
import dev.headlight.figure.TokenTableFigure;
import dev.headlight.state.InputText;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The tokens view in a real window. */
@ExtendWith(ApplicationExtension.class)
class TokensPaneTest {
    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText("The windowsill.", null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private static TokenTableFigure figure(FxRobot robot) {
        FigureView view = robot.lookup("#tokens").queryAs(FigureView.class);
        return (TokenTableFigure) Objects.requireNonNull(view.figureProperty().get());
    }

    @Test
    void allTokenizersOfTheStoreAreShownAndFollowTheText(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        window.settle();
        assertThat(figure(robot).counts())
                .startsWith("Words: 2 tokens", "Characters: 14 tokens", "BERT base uncased: 6 tokens, 1 split, 2 added")
                .anyMatch(text -> text.startsWith("MiniLM"));

        robot.clickOn("#sentence-a").push(KeyCode.CONTROL, KeyCode.A).write("Paris is nice");
        window.settle();
        assertThat(figure(robot).counts()).contains("BERT base uncased: 5 tokens, 2 added");
    }

    @Test
    void aChipPinsTheTokenThatStandsForTheSameCharacters(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        window.settle();
        Rect chip = Objects.requireNonNull(figure(robot).bounds(0, 1));
        Bounds view = robot.lookup("#tokens")
                .query()
                .localToScreen(robot.lookup("#tokens").query().getBoundsInLocal());
        robot.clickOn(view.getMinX() + chip.centerX(), view.getMinY() + chip.centerY());
        assertThat(window.workbench().selection().get().pinned()).isEqualTo(new TokenFocus.Query(2));

        robot.push(KeyCode.CONTROL, KeyCode.C);
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(figure(robot).table());
    }
}
