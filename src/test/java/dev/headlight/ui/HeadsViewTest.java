package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.GridFigure;
import dev.headlight.figure.HeadMapFigure;
import dev.headlight.figure.Hit;
import dev.headlight.figure.Rect;
import dev.headlight.state.GridState;
import dev.headlight.state.InputText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The heads of the real model as a map, a table and a coloured grid. */
@ExtendWith(ApplicationExtension.class)
class HeadsViewTest {
    private static final String SENTENCE =
            "The cat, which had been hiding under the couch, jumped onto the windowsill.";
    private static final HeadRef DETERMINERS = new HeadRef(7, 10);
    private static final HeadRef NEXT_TOKEN = new HeadRef(2, 0);

    @TempDir
    private Path folder;

    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText(SENTENCE, null), 1000, 900);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private Selection selection() {
        return window.workbench().selection().get();
    }

    private GridState grid() {
        return window.workbench().view().grid();
    }

    private void showHeads(FxRobot robot) throws InterruptedException {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        window.settle();
    }

    private static HeadsTable table(FxRobot robot) {
        return robot.lookup("#heads-table").queryAs(HeadsTable.class);
    }

    private static <T> T shown(FxRobot robot, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(
                robot.lookup(id).queryAs(FigureView.class).figureProperty().get()));
    }

    private static Point2D inside(FxRobot robot, String id, Rect bounds) {
        return robot.lookup(id).queryAs(FigureView.class).localToScreen(bounds.centerX(), bounds.centerY());
    }

    @Test
    void theMapPreviewsSelectsAndIsWalkedByArrowKeys(FxRobot robot) throws Exception {
        showHeads(robot);
        HeadMapFigure map = shown(robot, "#head-map", HeadMapFigure.class);
        HeadRef alone = new HeadRef(1, 6);

        robot.moveTo(inside(robot, "#head-map", map.bounds(alone)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(selection().shownHead()).contains(alone);
        assertThat(selection().layer()).isEqualTo(7);

        robot.clickOn();
        robot.moveTo("#sentence-a");
        assertThat(selection().shownHead()).contains(alone);
        HeadRef right = map.toward(alone, 0, 1);
        robot.push(KeyCode.DOWN);
        assertThat(selection().shownHead()).contains(right);
        window.settle();
        assertThat(robot.lookup("#omissions").queryAs(Label.class).getText()).contains("stress");
    }

    @Test
    void everyHeadHasALineWithItsNumbersWhichSelectsIt(FxRobot robot) throws Exception {
        showHeads(robot);
        HeadsTable table = table(robot);
        assertThat(table.getItems()).hasSize(144);
        assertThat(table.getSelectionModel().getSelectedItem().head()).isEqualTo(DETERMINERS);

        robot.interact(() -> table.getSelectionModel().select(24));
        assertThat(selection().shownHead()).contains(NEXT_TOKEN);
        assertThat(table.getItems().get(24).roles()).isEqualTo("next token");
        assertThat(table.getItems().get(24).mostLike()).startsWith("3-10");

        robot.interact(() -> robot.lookup("#copy-heads").queryAs(Button.class).fire());
        String copied = WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()));
        assertThat(copied.lines()).hasSize(145);
        assertThat(copied.lines().findFirst().orElseThrow()).startsWith("head\troles\tto previous\tto next\t");
        assertThat(copied.lines().filter(line -> line.startsWith("3-1\t")))
                .singleElement()
                .asString()
                .startsWith("3-1\tnext token\t0.");
    }

    @Test
    void aPinnedLinkRanksTheHeadsThatSendIt(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> window.workbench().selection().pin(new TokenFocus.Pair(9, 10)));
        showHeads(robot);
        HeadsTable table = table(robot);

        HeadRef best = table.getItems().getFirst().head();
        assertThat(table.getItems())
                .extracting(HeadRow::match)
                .isSortedAccordingTo((first, second) -> Double.compare(second, first));
        assertThat(table.getColumns().get(1).getText()).isEqualTo("the → couch");
        GridFigure figure = shown(robot, "#head-grid", GridFigure.class);
        Rect bounds = figure.bounds(DETERMINERS);
        assertThat(figure.hit(bounds.centerX(), bounds.centerY()).description())
                .isEqualTo("head 8-11: the → couch 0.8752");
        assertThat(robot.lookup("#find-card .found-head").queryAs(Button.class).getText())
                .startsWith(best.label() + "  ");

        robot.interact(() ->
                robot.lookup("#find-card .found-head").queryAs(Button.class).fire());
        assertThat(selection().shownHead()).contains(best);
        robot.interact(() -> robot.lookup("#find-heads")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectFirst());
        robot.interact(() -> window.workbench().selection().release());
        assertThat(grid().colorProperty().get()).isEqualTo(HeadMeasure.NONE);
    }

    @Test
    void theGridIsColouredAndSortedByItsMenus(FxRobot robot) throws Exception {
        window.settle();
        choose(robot, "#grid-color", "to [SEP]");
        choose(robot, "#grid-sort", "to [SEP]");
        window.settle();

        assertThat(grid().orderProperty().get()).isEqualTo(new HeadMeasure.Statistic(HeadStatistic.TO_SEP));
        GridFigure figure = shown(robot, "#head-grid", GridFigure.class);
        HeadRef first = new HeadRef(7, 7);
        Rect bounds = figure.bounds(first);
        Hit hit = figure.hit(bounds.centerX(), bounds.centerY());
        assertThat(hit.description()).startsWith("head 8-8: to [SEP] 0.");

        robot.interact(() -> window.workbench().selection().selectHead(first));
        robot.interact(() -> robot.lookup("#head-grid").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        assertThat(selection().shownHead()).contains(figure.beside(first, 1));
    }

    private static void choose(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            MenuButton menu = robot.lookup(id).queryAs(MenuButton.class);
            menu.show();
            menu.getItems().stream()
                    .filter(item -> text.equals(item.getText()))
                    .findFirst()
                    .ifPresent(MenuItem::fire);
            menu.hide();
        });
    }

    @Test
    void aHeadIsCalledByItsRoleAndTheRuleIsSaid(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> window.workbench().selection().selectHead(NEXT_TOKEN));
        window.settle();

        Label roles = robot.lookup("#head-roles").queryAs(Label.class);
        assertThat(roles.getText()).isEqualTo("next token");
        assertThat(roles.getTooltip().getText()).matches("next token: to next 0\\.\\d{4} is more than 0\\.5");
    }

    @Test
    void theNumbersCanBeOfAFileOfTexts(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("texts.txt"), "The cat sat.\n\nIt was tired.\nWhy?\n");
        showHeads(robot);
        TextsBar bar = robot.lookup(".texts-bar").queryAs(TextsBar.class);

        robot.interact(() -> bar.run(file));
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> grid().textsProperty().get() != null);
        window.settle();

        assertThat(robot.lookup("#texts-shown").queryAs(Label.class).getText())
                .startsWith("Means over 3 texts, 16 tokens of texts.txt")
                .endsWith("1 blank line was skipped.");
        assertThat(table(robot).getItems().getFirst().table().extent().texts()).isEqualTo(3);
        assertThat(shown(robot, "#head-map", HeadMapFigure.class).omissions()).contains("over 3 texts");

        robot.interact(() -> robot.lookup("#close-texts").queryAs(Button.class).fire());
        window.settle();
        assertThat(table(robot).getItems().getFirst().table().extent().texts()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoTextIsRefusedInPlace(FxRobot robot) throws Exception {
        showHeads(robot);
        TextsBar bar = robot.lookup(".texts-bar").queryAs(TextsBar.class);
        Label shown = robot.lookup("#texts-shown").queryAs(Label.class);

        robot.interact(() -> bar.run(folder));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> shown.getText().contains("is a folder"));

        assertThat(grid().textsProperty().get()).isNull();
    }
}
