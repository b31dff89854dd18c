package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.Hit;
import dev.headlight.state.InputText;
import dev.headlight.state.SweepStatus;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a user asks the model beside its attention, on the real model in a real window. */
@ExtendWith(ApplicationExtension.class)
class PredictionsTest {
    private static final String SENTENCE = "AI will change the world forever.";
    private static final int WORLD = 5;

    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText(SENTENCE, null), 1440, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private Trace trace() {
        return Objects.requireNonNull(
                window.workbench().traces().traceProperty().get());
    }

    private String typed(FxRobot robot) {
        return robot.lookup("#sentence-a").queryTextInputControl().getText();
    }

    private void mask(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> Gestures.doubleClick(robot, "#token-strip", onToken(WORLD)));
        window.settle();
    }

    @Test
    void aDoubleClickMasksATokenAndAnotherBringsItBack(FxRobot robot) throws Exception {
        mask(robot);
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo("[MASK]");
        assertThat(typed(robot)).isEqualTo(SENTENCE);
        assertThat(robot.lookup("#prediction-card .candidate").queryAllAs(Button.class))
                .extracting(Button::getText)
                .contains("world");
        assertThat(robot.lookup("#prediction-card .number").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("0.5114");

        robot.interact(() -> Gestures.doubleClick(robot, "#links", onToken(WORLD)));
        window.settle();
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo("world");
    }

    @Test
    void theKeyMMasksTheTokenInFocus(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> {
            window.workbench().selection().hover(new TokenFocus.Query(WORLD));
            robot.lookup("#token-strip").query().requestFocus();
        });
        robot.push(KeyCode.M);
        window.settle();
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo("[MASK]");

        robot.push(KeyCode.M);
        window.settle();
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo("world");
    }

    @Test
    void aCandidateIsPutIntoTheTextAndTheOldWordCanBePutBack(FxRobot robot) throws Exception {
        mask(robot);
        Button second = robot.lookup("#prediction-card .candidate").queryAllAs(Button.class).stream()
                .filter(button -> button.isVisible() && !button.getText().equals("world"))
                .findFirst()
                .orElseThrow();
        String word = second.getText();
        robot.interact(second::fire);
        window.settle();
        assertThat(typed(robot)).isEqualTo(SENTENCE.replace("world", word));
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo(word);

        robot.interact(robot.lookup("#put-back").queryButton()::fire);
        window.settle();
        assertThat(typed(robot)).isEqualTo(SENTENCE);
        assertThat(trace().text().tokens().get(WORLD).text()).isEqualTo("[MASK]");
    }

    @Test
    void aHeadIsSwitchedOffInTheGridAndAllComeBackWithOneClick(FxRobot robot) throws Exception {
        mask(robot);
        HeadRef head = new HeadRef(5, 3);
        robot.interact(() -> Gestures.altClick(
                robot,
                "#head-grid",
                hit -> hit instanceof Hit.OnHead on && on.head().equals(head)));
        window.settle();
        assertThat(trace().provenance().switchedOff()).containsExactly(head);
        assertThat(robot.lookup("#interventions").queryAs(Label.class).getText())
                .contains("without head 6-4", "1 token masked");
        assertThat(robot.lookup("#prediction-card .number").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.startsWith("+") || text.startsWith("-"));
        FigureView grid = robot.lookup("#head-grid").queryAs(FigureView.class);
        assertThat(Objects.requireNonNull(grid.figureProperty().get()).omissions())
                .contains("cross");

        robot.clickOn("#all-on");
        window.settle();
        assertThat(trace().provenance().switchedOff()).isEmpty();
    }

    @Test
    void theKeyXSwitchesTheSelectedHeads(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> robot.lookup("#head-grid").query().requestFocus());
        robot.push(KeyCode.X);
        window.settle();
        assertThat(trace().provenance().switchedOff()).containsExactly(new HeadRef(7, 10));

        robot.push(KeyCode.SHIFT, KeyCode.X);
        window.settle();
        assertThat(trace().provenance().switchedOff()).hasSize(12);
    }

    @Test
    void theHeadThatMattersMostIsFoundAndColoursTheGrid(FxRobot robot) throws Exception {
        mask(robot);
        robot.interact(robot.lookup("#ask-heads").queryButton()::fire);
        WaitForAsyncUtils.waitFor(
                120,
                TimeUnit.SECONDS,
                () -> window.workbench().predictions().heads().resultProperty().get() != null);
        window.settle();
        assertThat(robot.lookup("#head-effects .effect-row").queryAllAs(Button.class))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.getText()).matches("\\d+-\\d+ +[+-]0\\.\\d{4}  to 0\\.\\d{4}"));
        assertThat(window.workbench().view().grid().colorProperty().get().toString())
                .contains("change without it");

        robot.interact(robot.lookup("#effects-close").queryButton()::fire);
        assertThat(window.workbench().view().grid().colorProperty().get().toString())
                .doesNotContain("change");
    }

    @Test
    void eachWordIsScoredBelowItAndTheNumbersGoWithTheText(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(robot.lookup("#ask-words").queryButton()::fire);
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> window.workbench().predictions().words().resultProperty().get() != null);
        window.settle();
        assertThat(robot.lookup("#strip-caption").queryAs(Label.class).getText())
                .contains("Pseudo-log-likelihood -", "7 tokens");
        FigureView strip = robot.lookup("#token-strip").queryAs(FigureView.class);
        assertThat(strip.hit(strip.getWidth() / 2, 3)).isNotNull();

        robot.interact(() -> robot.lookup("#sentence-a").queryTextInputControl().appendText(" Yes"));
        window.settle();
        assertThat(robot.lookup("#strip-caption").tryQuery()).isEmpty();
    }

    @Test
    void aRowOfRunsCanBeCancelled(FxRobot robot) throws Exception {
        mask(robot);
        robot.interact(() -> {
            robot.lookup("#ask-tokens").queryButton().fire();
            robot.lookup("#blank-out-cancel").queryButton().fire();
        });
        window.settle();
        assertThat(window.workbench().predictions().tokens().statusProperty().get())
                .isInstanceOf(SweepStatus.Idle.class);
        assertThat(window.workbench().predictions().tokens().resultProperty().get())
                .isNull();
    }

    private static Predicate<Hit> onToken(int token) {
        return hit -> hit instanceof Hit.OnTokens on && on.focus().equals(new TokenFocus.Query(token));
    }

    /** Clicks as events, because those of a robot on a busy machine may come too late to be one gesture. */
    private static final class Gestures {
        static void doubleClick(FxRobot robot, String id, Predicate<Hit> wish) {
            fire(robot, id, wish, 1, false);
            fire(robot, id, wish, 2, false);
        }

        static void altClick(FxRobot robot, String id, Predicate<Hit> wish) {
            fire(robot, id, wish, 1, true);
        }

        private static void fire(FxRobot robot, String id, Predicate<Hit> wish, int clicks, boolean alt) {
            FigureView view = robot.lookup(id).queryAs(FigureView.class);
            Point2D place = view.localToScene(FigurePlaces.inside(view, wish));
            view.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    place.getX(),
                    place.getY(),
                    0,
                    0,
                    MouseButton.PRIMARY,
                    clicks,
                    false,
                    false,
                    alt,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    true,
                    new PickResult(view, place.getX(), place.getY())));
        }
    }
}
