package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.Figure;
import dev.headlight.figure.Hit;
import dev.headlight.state.InputText;
import dev.headlight.state.ViewMode;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does, on the real model in a real window. */
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private static final String SENTENCE =
            "The cat, which had been hiding under the couch, jumped onto the windowsill.";

    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText(SENTENCE, null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private Trace trace() {
        return Objects.requireNonNull(
                window.workbench().traces().traceProperty().get());
    }

    private Selection selection() {
        return window.workbench().selection().get();
    }

    @Test
    void typingTokenizesRunsAndDraws(FxRobot robot) throws Exception {
        window.settle();
        assertThat(trace().text().size()).isEqualTo(19);

        robot.clickOn("#sentence-a").push(KeyCode.CONTROL, KeyCode.A).write("Paris is nice");
        window.settle();

        assertThat(trace().text().tokens()).extracting("text").containsExactly("[CLS]", "paris", "is", "nice", "[SEP]");
        assertThat(trace().attentions().queries()).isEqualTo(5);
        assertThat(figure(robot, "#links").description()).isNotEmpty();
    }

    @Test
    void hoveringATokenShowsItsLinksEverywhereAndClickingPinsIt(FxRobot robot) throws Exception {
        window.settle();
        robot.moveTo(FigurePlaces.onScreen(robot, "#links", onTokens(new TokenFocus.Query(9))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(selection().focus()).isEqualTo(new TokenFocus.Query(9));
        window.settle();
        assertThat(robot.lookup("#focus-card .number").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("0.8752");

        robot.clickOn(MouseButton.PRIMARY);
        robot.moveTo("#sentence-a");
        assertThat(selection().focus()).isEqualTo(new TokenFocus.Query(9));

        robot.push(KeyCode.ESCAPE);
        assertThat(selection().focus().isNone()).isTrue();
    }

    @Test
    void theGridPreviewsAndSelectsHeads(FxRobot robot) throws Exception {
        window.settle();
        Predicate<Hit> nextTokenHead =
                hit -> hit instanceof Hit.OnHead on && on.head().equals(new HeadRef(2, 0));
        robot.moveTo(FigurePlaces.onScreen(robot, "#head-grid", nextTokenHead));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(selection().shownHead()).contains(new HeadRef(2, 0));
        assertThat(selection().layer()).isEqualTo(7);

        robot.clickOn(MouseButton.PRIMARY);
        robot.moveTo("#sentence-a");
        assertThat(selection().shownHead()).contains(new HeadRef(2, 0));

        robot.push(KeyCode.RIGHT);
        assertThat(selection().shownHead()).contains(new HeadRef(2, 1));
    }

    @Test
    void headSquaresToggleAndIsolate(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#head-square-3");
        assertThat(selection().heads()).containsExactly(2, 10);

        robot.interact(() -> doubleClick(robot.lookup("#head-square-5").query()));
        assertThat(selection().heads()).containsExactly(4);

        robot.interact(() -> robot.lookup("#head-square-7").query().requestFocus());
        robot.push(KeyCode.I);
        assertThat(selection().heads()).containsExactly(6);

        robot.clickOn("#all-heads");
        assertThat(selection().heads())
                .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
    }

    @Test
    void theMatrixTellsTheExactWeight(FxRobot robot) throws Exception {
        window.settle();
        robot.moveTo(FigurePlaces.onScreen(robot, "#matrix", onTokens(new TokenFocus.Pair(9, 10))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(selection().focus()).isEqualTo(new TokenFocus.Pair(9, 10));
        assertThat(robot.lookup("#matrix .figure-tip").queryAs(Label.class).getText())
                .contains("0.8752");
    }

    @Test
    void theWeightBesideARestingMouseIsThatOfTheHeadShown(FxRobot robot) throws Exception {
        window.settle();
        Point2D cell = FigurePlaces.onScreen(robot, "#matrix", onTokens(new TokenFocus.Pair(9, 10)));
        robot.moveTo(cell).push(KeyCode.ALT, KeyCode.LEFT);
        window.settle();

        FigureView matrix = robot.lookup("#matrix").queryAs(FigureView.class);
        Point2D inside = matrix.screenToLocal(cell);
        String tip = robot.lookup("#matrix .figure-tip").queryAs(Label.class).getText();
        assertThat(tip)
                .isEqualTo(matrix.hit(inside.getX(), inside.getY()).description())
                .doesNotContain("0.8752");
    }

    @Test
    void aSecondSentenceJoinsTheFirst(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#add-sentence").write("It slept");
        window.settle();
        assertThat(trace().text().tokens()).extracting("sentence").contains(0, 1);
        assertThat(trace().text().size()).isEqualTo(22);

        robot.clickOn("#remove-sentence");
        window.settle();
        assertThat(trace().text().size()).isEqualTo(19);
    }

    @Test
    void keysDoWhatTheMouseDoes(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(selection().shownHead()).contains(new HeadRef(8, 9));

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.MATRIX);
        window.settle();
        robot.interact(() -> robot.lookup("#matrix").query().requestFocus());
        robot.push(KeyCode.DOWN).push(KeyCode.RIGHT);
        assertThat(selection().focus()).isEqualTo(new TokenFocus.Pair(1, 1));
    }

    @Test
    void anotherModelTakesOverTheText(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> window.workbench().traces().openModel(window.model("all-minilm-l6-v2")));
        window.settle();
        assertThat(trace().provenance().model()).isEqualTo("all-minilm-l6-v2");
        assertThat(trace().attentions().layers()).isEqualTo(6);
        assertThat(selection().layer()).isLessThan(6);
    }

    @Test
    void aMegabytePastedIsRefusedInPlaceAndNothingIsLost(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(
                () -> robot.lookup("#sentence-a").queryTextInputControl().replaceSelection("word ".repeat(200_000)));
        assertThat(robot.lookup(".input-note").queryAs(Label.class).getText()).contains("10,000");
        assertThat(robot.lookup("#sentence-a").queryTextInputControl().getText())
                .isEqualTo(SENTENCE);
    }

    @Test
    void aLongTextIsCutWithANote(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> robot.lookup("#sentence-a").queryTextInputControl().setText("dog ".repeat(600)));
        window.settle();
        assertThat(trace().text().size()).isEqualTo(512);
        assertThat(robot.lookup(".input-note").queryAs(Label.class).getText()).contains("512");
    }

    /** Fired as an event, because two clicks of a robot on a busy machine may come too late to be one double-click. */
    private static void doubleClick(Node node) {
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                new PickResult(node, 1, 1)));
    }

    private static Predicate<Hit> onTokens(TokenFocus focus) {
        return hit -> hit instanceof Hit.OnTokens on && on.focus().equals(focus);
    }

    private static Figure figure(FxRobot robot, String id) {
        return Objects.requireNonNull(
                robot.lookup(id).queryAs(FigureView.class).figureProperty().get());
    }

    /** Nothing of the keys is cut, however small the window is. */
    @Test
    void allKeysCanBeReadInASmallWindow(FxRobot robot) throws Exception {
        window.settle();
        for (double[] size : new double[][] {{1280, 770}, {1080, 620}}) {
            robot.interact(() -> {
                window.stage().setWidth(size[0]);
                window.stage().setHeight(size[1]);
            });
            robot.push(KeyCode.F1);
            WaitForAsyncUtils.waitForFxEvents();
            Bounds scene = new BoundingBox(0, 0, size[0], size[1]);
            Node card = robot.lookup("#key-sheet .sheet-card").query();
            assertThat(scene.contains(card.localToScene(card.getBoundsInLocal())))
                    .as("the card lies in a window of " + size[0])
                    .isTrue();
            Set<Label> labels = robot.lookup("#key-sheet .label").queryAllAs(Label.class);
            assertThat(labels).hasSizeGreaterThan(100);
            for (Label label : labels) {
                assertThat(((Text) label.lookup(".text")).getText()).isEqualTo(label.getText());
            }
            robot.push(KeyCode.ESCAPE);
            assertThat(robot.lookup("#key-sheet").query().isVisible()).isFalse();
        }
    }

    @Test
    void helpStandsBesideTheMouseThatRestsOnAControl(FxRobot robot) throws Exception {
        window.settle();
        robot.moveTo("#about-model");
        robot.moveBy(1, 1);

        Button about = robot.lookup("#about-model").queryButton();
        assertThat(about.getTooltip()).isNotNull();
        assertThat(about.getTooltip().getText()).isEqualTo("What is in this model (Ctrl+I)");
        assertThat(about.getAccessibleHelp()).isEqualTo("What is in this model (Ctrl+I)");
    }
}
