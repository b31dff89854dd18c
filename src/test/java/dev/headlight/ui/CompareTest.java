package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.MatrixFigure;
import dev.headlight.state.InputText;
import dev.headlight.state.ViewMode;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Two traces beside each other, on the real model in a real window. */
@ExtendWith(ApplicationExtension.class)
class CompareTest {
    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText("The bank of the river was steep.", null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private MatrixFigure figure(FxRobot robot, String query) {
        return (MatrixFigure) Objects.requireNonNull(
                robot.lookup(query).queryAs(FigureView.class).figureProperty().get());
    }

    @Test
    void aPinnedTextIsSeenBesideTheNextAndSharesItsFocus(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#compare-button");
        robot.clickOn("#sentence-a").push(KeyCode.CONTROL, KeyCode.A).write("The bank of England was steep.");
        window.settle();
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Query(2)));
        window.settle();

        assertThat(figure(robot, "#compare-a").description())
                .contains("9 queries")
                .contains("bank looks at");
        assertThat(figure(robot, "#compare-b").description())
                .contains("10 queries")
                .contains("bank looks at");

        robot.clickOn("#compare-difference");
        window.settle();
        assertThat(figure(robot, "#compare-difference-figure").omissions())
                .contains("8 tokens are in both, 1 only in A (+), 2 only in B (−)");
        assertThat(figure(robot, "#compare-difference-figure").description()).contains("bank looks:");
    }

    @Test
    void whatIsLeftOutOfBothIsSaidBelowThem(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        System.gc();
        robot.clickOn("#compare-links");
        window.settle();
        assertThat(robot.lookup("#compare-omissions").queryAs(Label.class).getText())
                .matches("A: \\d+ of 100 links drawn.*B: \\d+ of 100 links drawn.*");
    }

    @Test
    void itIsSaidWhichOfTheTwoIsMasked(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.interact(() -> window.workbench().traces().interventions().toggleMask(2));
        window.settle();
        assertThat(robot.lookup("#compare .compare-names .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly(
                        "A  8-11 · one token masked · The bank of the river was steep.",
                        "B  8-11 · The bank of the river was steep.");
    }

    @Test
    void aHeadIsComparedWithAnotherOnTheSameText(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.clickOn("#compare-keeps-heads").clickOn("#compare-difference");
        window.settle();
        assertThat(figure(robot, "#compare-difference-figure").description())
                .as("a head less itself")
                .contains("A − B: head 8-11 less head 8-11");
        robot.interact(() -> window.workbench().selection().selectHead(new HeadRef(2, 0)));
        window.settle();
        assertThat(figure(robot, "#compare-difference-figure").description()).contains("head 3-1 less head 8-11");
    }

    @Test
    void whatWasLookedAtBeforeComesBack(FxRobot robot) throws Exception {
        window.settle();
        InputText first = window.workbench().traces().input();
        robot.interact(() -> {
            window.workbench().selection().selectHead(new HeadRef(2, 0));
            window.workbench().traces().setInput(new InputText("Paris is nice", null));
        });
        window.settle();
        robot.interact(() -> {
            var moments = window.workbench().view().history().moments();
            window.workbench().goBackTo(moments.getLast());
        });
        window.settle();
        int moments = window.workbench().view().history().moments().size();
        assertThat(robot.lookup("#history").queryAs(MenuButton.class).isDisable())
                .isEqualTo(moments < 2);
        assertThat(window.workbench().traces().input()).isIn(first, new InputText("Paris is nice", null));
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.LINKS_AND_MATRIX);
    }
}
