package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelCache;
import dev.headlight.model.ModelImport;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
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

/** Models that lie anywhere are opened in a real window. */
@ExtendWith(ApplicationExtension.class)
class OpenModelTest {
    private static final Path CHECKPOINT = Path.of("src/test/resources/checkpoints/bert-mlm");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private WindowFixture window;
    private Path choice = CHECKPOINT;

    @Start
    void start(Stage stage) {
        ModelImport imports = new ModelImport(new EngineProbe(EngineSettings.standard()), folder.resolve("work"));
        ModelCache cache = new ModelCache(folder.resolve("cache"), imports);
        window = new WindowFixture(
                stage, new InputText("the cat sat", null), 1280, 800, new InjectedChooser(), cache::open);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    /** A user who always chooses the same. */
    private final class InjectedChooser implements PathChooser {
        @Override
        public Optional<Path> file() {
            return Optional.of(choice);
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(choice);
        }
    }

    private void awaitStatus(Class<? extends ImportStatus> wanted) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Platform.runLater(() -> window.workbench().opening().statusProperty().subscribe(status -> {
            if (wanted.isInstance(status)) {
                reached.countDown();
            }
        }));
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private ModelDescription openModel() {
        return ((ModelStatus.Open) window.workbench().traces().modelProperty().get()).model();
    }

    @Test
    void aFolderIsOpenedOnThePageWhichThenGoes(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.O);
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isTrue();

        robot.clickOn("#open-folder");
        awaitStatus(ImportStatus.Idle.class);
        window.settle();

        assertThat(openModel().architecture()).isEqualTo("bert");
        assertThat(openModel().shape().parameters()).isLessThan(1_000_000);
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isFalse();
        String location = CHECKPOINT.toAbsolutePath().toString();
        assertThat(window.workbench().opening().recent().locations()).containsExactly(location);
        assertThat(window.workbench().opening().location(openModel())).isEqualTo(location);
    }

    @Test
    void aWrongFileSaysWhyInPlaceAndTheModelStays(FxRobot robot) throws Exception {
        window.settle();
        ModelDescription before = openModel();
        choice = Files.writeString(folder.resolve("notes.onnx"), "these are notes");
        robot.clickOn("#open-model").clickOn("#open-file");
        awaitStatus(ImportStatus.Failed.class);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#open-sheet").query().isVisible()).isTrue();
        assertThat(robot.lookup("#open-notice-text")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains("notes.onnx");
        assertThat(openModel()).isEqualTo(before);

        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isFalse();
        assertThat(robot.lookup("#import-notice").query().isVisible()).isTrue();
        robot.clickOn("#import-notice-end");
        assertThat(robot.lookup("#import-notice").query().isVisible()).isFalse();
    }

    @Test
    void theFirstUsableOfSeveralDroppedThingsIsOpened(FxRobot robot) throws Exception {
        window.settle();
        Path picture = Files.createFile(folder.resolve("picture.png"));
        robot.interact(() -> ((DropTarget) robot.lookup("#drop-target").query()).drop(List.of(picture, CHECKPOINT)));
        window.settle();
        awaitStatus(ImportStatus.Remarked.class);
        window.settle();
        assertThat(openModel().shape().parameters()).isLessThan(1_000_000);
        assertThat(robot.lookup("#import-notice-text")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains("the first of 2");
    }

    @Test
    void aCancelledImportLeavesTheModelAlone(FxRobot robot) throws Exception {
        window.settle();
        ModelDescription before = openModel();
        robot.interact(() -> {
            window.workbench().opening().open(CHECKPOINT, null);
            window.workbench().opening().cancel();
        });
        window.settle();
        assertThat(openModel()).isEqualTo(before);
        assertThat(window.workbench().opening().statusProperty().get()).isInstanceOf(ImportStatus.Idle.class);
    }

    @Test
    void theModelsPageSaysWhatIsKnown(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertThat(robot.lookup("#model-page").queryAs(TextInputControl.class).getText())
                .contains("12 layers × 12 heads", "30,522", openModel().files().sha256());
    }
}
