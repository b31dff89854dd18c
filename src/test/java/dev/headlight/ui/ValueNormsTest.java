package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Figure;
import dev.headlight.state.InputText;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Weights beside their value norms in a real window. */
@ExtendWith(ApplicationExtension.class)
class ValueNormsTest {
    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText("The cat sat on the mat.", null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private static String said(FxRobot robot, String id) {
        Figure figure =
                robot.lookup(id).queryAs(FigureView.class).figureProperty().get();
        return Objects.requireNonNull(figure).description();
    }

    @Test
    void weighingByNormsShowsBothMapsAndTheSeparatorLosesItsShare(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Pair(2, 8)));
        window.settle();
        String before = said(robot, "#matrix");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2).push(KeyCode.ALT, KeyCode.V);
        window.settle();
        window.settle();
        assertThat(said(robot, "#matrix-weights")).isEqualTo(before);
        double weight = number(before);
        double norm = number(said(robot, "#matrix"));
        assertThat(norm).isLessThan(0.5 * weight);

        robot.push(KeyCode.ALT, KeyCode.V);
        window.settle();
        assertThat(robot.lookup("#matrix-weights").query().getParent().isVisible())
                .isFalse();
        assertThat(said(robot, "#matrix")).isEqualTo(before);
    }

    private static double number(String description) {
        return Double.parseDouble(description.replaceAll("(?s).*→ \\[SEP\\] ([0-9.]+\\d).*", "$1"));
    }
}
