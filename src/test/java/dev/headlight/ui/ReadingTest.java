package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.SentenceFilter;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.state.InputText;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a user does to see attention otherwise, on the real model in a real window. */
@ExtendWith(ApplicationExtension.class)
class ReadingTest {
    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText("The windowsill is warm.", "It purrs."), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private Reading reading() {
        return window.workbench().selection().get().reading();
    }

    private static boolean isShown(FxRobot robot, String id) {
        Node found = robot.lookup(id).tryQuery().orElse(null);
        for (Node node = found; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return found != null;
    }

    private String status(FxRobot robot) {
        return robot.lookup("#omissions").queryAs(Label.class).getText();
    }

    private static String description(FxRobot robot, String id) {
        return Objects.requireNonNull(robot.lookup(id)
                        .queryAs(FigureView.class)
                        .figureProperty()
                        .get())
                .description();
    }

    @Test
    void whoWantsOnlyLinksSeesOnlyLinks(FxRobot robot) throws Exception {
        window.settle();

        assertThat(isShown(robot, "#share-slider")).isTrue();
        assertThat(isShown(robot, "#aggregate")).isFalse();
        assertThat(isShown(robot, "#read-words")).isFalse();
        assertThat(status(robot)).doesNotContain("hidden").doesNotContain("words");

        robot.push(KeyCode.ALT, KeyCode.K);
        assertThat(robot.lookup("#read-words").query().isVisible()).isTrue();
    }

    @Test
    void everySwitchHasAKeyAndIsStated(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.W)
                .push(KeyCode.ALT, KeyCode.S)
                .push(KeyCode.ALT, KeyCode.Q)
                .push(KeyCode.ALT, KeyCode.R)
                .push(KeyCode.ALT, KeyCode.T)
                .push(KeyCode.ALT, KeyCode.B)
                .push(KeyCode.ALT, KeyCode.B);
        window.settle();

        assertThat(reading().words()).isTrue();
        assertThat(reading().hiding().specialKeys()).isTrue();
        assertThat(reading().hiding().specialQueries()).isTrue();
        assertThat(reading().hiding().rescales()).isTrue();
        assertThat(reading().hiding().sentences()).isEqualTo(SentenceFilter.B_TO_B);
        assertThat(reading().threshold().kind()).isEqualTo(Threshold.Kind.VALUE);
        assertThat(status(robot))
                .contains("only B → B")
                .contains("[CLS], [SEP] hidden as keys and queries")
                .contains("whole words")
                .contains("rows rescaled to sum to 1");
        assertThat(robot.lookup("#show-more").queryAs(Button.class).getText()).isEqualTo("more · 5 on");
    }

    @Test
    void aggregatesAreChosenByKeyAndNamed(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.A).push(KeyCode.ALT, KeyCode.G).push(KeyCode.ALT, KeyCode.C);
        window.settle();
        assertThat(description(robot, "#matrix")).startsWith("Matrix of maximum of 12 heads of layer 8");

        robot.interact(() -> window.workbench()
                .selection()
                .read(old -> old.withAggregate(old.aggregate().withOver(Aggregate.Over.FLOW))));
        window.settle();
        assertThat(description(robot, "#matrix")).startsWith("Matrix of flow up to layer 8");
        assertThat(status(robot)).contains("hardly correlates with gradients");
    }

    @Test
    void aTokenIsHiddenByKeyAndBroughtBackByClick(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> {
            robot.lookup("#token-strip").query().requestFocus();
            window.workbench().selection().hover(new TokenFocus.Query(2));
        });
        robot.push(KeyCode.H);
        window.settle();
        assertThat(reading().hiding().tokens()).containsExactly(2);
        assertThat(description(robot, "#token-strip")).contains("1 of them hidden");

        robot.clickOn("#show-hidden");
        assertThat(reading().hiding().tokens()).isEmpty();
        assertThat(isShown(robot, "#show-hidden")).isFalse();
    }

    @Test
    void withWholeWordsAWordIsHiddenAsAWhole(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.W);
        robot.interact(() -> {
            robot.lookup("#links").query().requestFocus();
            window.workbench().selection().hover(new TokenFocus.Key(3));
        });
        robot.push(KeyCode.H);

        assertThat(reading().hiding().tokens()).containsExactly(2, 3);
    }

    @Test
    void sentencesAreFilteredOnlyWhereThereAreTwo(FxRobot robot) throws Exception {
        window.settle();
        assertThat(isShown(robot, "#sentences")).isTrue();
        robot.clickOn("#sentences-b-to-a");
        assertThat(reading().hiding().sentences()).isEqualTo(SentenceFilter.B_TO_A);

        robot.clickOn("#remove-sentence");
        window.settle();
        assertThat(isShown(robot, "#sentences")).isFalse();
        assertThat(description(robot, "#links")).startsWith("Links of head 8-11 between ");
    }

    @Test
    void headsOfAnyLayersAreChosenInTheGrid(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> {
            window.workbench().selection().toggleChosen(new HeadRef(2, 0));
            window.workbench().selection().toggleChosen(new HeadRef(7, 10));
            window.workbench()
                    .selection()
                    .read(old -> old.withAggregate(old.aggregate().withOver(Aggregate.Over.CHOSEN)));
        });
        window.settle();

        assertThat(description(robot, "#matrix")).startsWith("Matrix of mean of 2 chosen heads (3-1, 8-11)");
    }

    @Test
    void linksChangeBetweenColumnsAndLines(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.L);
        window.settle();
        assertThat(window.workbench().selection().get().layout()).isEqualTo(LinksLayout.LINES);

        robot.interact(() -> robot.lookup("#links").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        assertThat(window.workbench().selection().get().focus()).isEqualTo(new TokenFocus.Query(1));
        robot.push(KeyCode.DOWN);
        assertThat(window.workbench().selection().get().focus()).isEqualTo(new TokenFocus.Key(1));
    }
}
