package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.CrashReports;
import dev.headlight.state.InputText;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HelpPagesTest {
    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, new InputText("The cat sat.", null), 1280, 800);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private void choose(FxRobot robot, String entry) {
        AppMenu menu = robot.lookup("#app-menu").queryAs(AppMenu.class);
        robot.interact(() -> menu.getItems().stream()
                .filter(item -> entry.equals(item.getText()))
                .findFirst()
                .map(MenuItem::getOnAction)
                .orElseThrow()
                .handle(null));
    }

    @Test
    void thePageOnReadingAttentionScrollsByKeysAndNamesItsSources(FxRobot robot) {
        choose(robot, "Reading attention");
        ScrollPane page = robot.lookup("#reading-sheet .plain-scroll").queryAs(ScrollPane.class);
        assertThat(page.isFocused()).isTrue();
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(page.getVvalue()).isPositive();
        assertThat(ReadingPage.text())
                .contains("Vaswani", "Clark", "Jain", "Wiegreffe", "Abnar", "Kobayashi", "Vig", "Kovaleva");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#reading-sheet").query().isVisible()).isFalse();
    }

    @Test
    void aboutNamesVersionsAndLicences(FxRobot robot) throws InterruptedException {
        window.settle();
        choose(robot, "About Headlight");
        String about =
                robot.lookup("#about-sheet .page-text").queryAs(TextArea.class).getText();
        assertThat(about).contains("Headlight", "JavaFX 26", "ONNX Runtime", "DJL tokenizers", "Apache", "Open Font");
        assertThat(about).contains("The open model: ");
        robot.interact(robot.lookup("#show-notices").queryButton()::fire);
        assertThat(robot.lookup("#notices-sheet").query().isVisible()).isTrue();
    }

    @Test
    void aCrashIsToldInPlaceAndTheWindowGoesOn(FxRobot robot) throws InterruptedException {
        robot.interact(() -> window.tellOfCrash(new CrashReports.Report("3F9A2C", Path.of("crash.txt"), null)));
        assertThat(robot.lookup("#crash-notice-text").queryAs(Label.class).getText())
                .contains("You can go on", "crash.txt");
        robot.interact(robot.lookup("#crash-notice-close").queryButton()::fire);
        assertThat(robot.lookup("#crash-notice").tryQuery()).isEmpty();
        window.settle();
    }
}
