package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.embeddings.Plane.Place;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Figure;
import dev.headlight.figure.NearWordsFigure;
import dev.headlight.figure.PlaneFigure;
import dev.headlight.state.InputText;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Hidden states in a real window. */
@ExtendWith(ApplicationExtension.class)
class EmbeddingsPaneTest {
    private static final int RIVER_BANK = 5;
    private static final int RIVER = 8;
    private static final int MONEY_BANK = 13;

    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(
                stage,
                new InputText("He sat on the bank of the river and went to the bank to get money.", null),
                1000,
                900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private static Figure figure(FxRobot robot) {
        FigureView view = robot.lookup("#embeddings").queryAs(FigureView.class);
        return Objects.requireNonNull(view.figureProperty().get());
    }

    private void open(FxRobot robot) throws InterruptedException {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        window.settle();
        robot.interact(() -> robot.lookup("#embeddings").query().requestFocus());
    }

    private void toEmbeddings(FxRobot robot) throws InterruptedException {
        for (int layer = 0; layer < 12; layer++) {
            robot.push(KeyCode.PAGE_UP);
        }
        window.settle();
    }

    private static double cosine(Figure figure) {
        return Double.parseDouble(figure.description().replaceAll("(?s).*cosine ([0-9.]+\\d).*", "$1"));
    }

    @Test
    void theBankOfTheRiverAndTheBankWithTheMoneyPartWays(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Pair(RIVER_BANK, MONEY_BANK)));
        window.settle();
        double after = cosine(figure(robot));
        toEmbeddings(robot);
        double before = cosine(figure(robot));
        assertThat(before).isGreaterThan(0.8);
        assertThat(after).isLessThan(before - 0.2);
    }

    @Test
    void theMapShowsTheTokenInFocusAndItsPlaceCanBeRead(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.DIGIT2);
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Query(RIVER_BANK)));
        window.settle();
        PlaneFigure map = (PlaneFigure) figure(robot);
        Place place = map.place(MONEY_BANK);
        assertThat(map.hit(place.x(), place.y()).description())
                .startsWith("bank")
                .contains("first component");
        assertThat(map.description()).contains("% of the variance");
    }

    @Test
    void everyLayerIsReadAsWordsAndTheFirstIsTheTokenItself(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.DIGIT3);
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Query(RIVER)));
        window.settle();
        NearWordsFigure words = (NearWordsFigure) figure(robot);
        assertThat(words.table().lines()).hasSize(2 + 13 * 6);
        assertThat(words.description()).contains("Nearest words of river", "after layer 12: river");

        robot.push(KeyCode.CONTROL, KeyCode.C);
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(words.table());
    }

    @Test
    void positionsAreShownAndWhatAModelLacksIsSaidInPlace(FxRobot robot) throws Exception {
        open(robot);
        robot.push(KeyCode.DIGIT4);
        window.settle();
        assertThat(figure(robot).description()).isEqualTo("Vectors of 512 positions with 768 numbers each.");

        robot.push(KeyCode.DIGIT3);
        robot.interact(() -> window.workbench().traces().openModel(window.model("all-minilm-l6-v2")));
        window.settle();
        assertThat(robot.lookup("#embeddings-missing").queryAs(Label.class).getText())
                .contains("MiniLM L6 v2 has no head that predicts words");
    }
}
