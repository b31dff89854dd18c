package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.model.Precision;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
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
        // What is put into the store goes to its last folder.
        List<Path> roots = List.of(WindowFixture.store().roots().getFirst(), folder.resolve("store"));
        ModelLibrary library = ModelLibrary.of(
                new ModelStore(roots), new EngineProbe(EngineSettings.standard()), folder.resolve("cache"));
        window =
                new WindowFixture(stage, new InputText("the cat sat", null), 1280, 800, new InjectedChooser(), library);
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
        assertThat(robot.lookup("#import-notice").tryQuery()).isEmpty();
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
            window.workbench().sources().files().open(CHECKPOINT, Precision.FP32);
            window.workbench().opening().cancel();
        });
        window.settle();
        assertThat(openModel()).isEqualTo(before);
        assertThat(window.workbench().opening().statusProperty().get()).isInstanceOf(ImportStatus.Idle.class);
    }

    private static String page(FxRobot robot) {
        return robot.lookup("#model-page .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theModelsPageSaysWhatIsKnownWithTheChecksumsOfItsFiles(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.I);
        assertThat(page(robot))
                .contains("12 layers × 12 heads", "30,522", openModel().files().sha256());
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS, TimeUnit.SECONDS, () -> page(robot).contains("model.onnx.data"));
        assertThat(page(robot)).contains("input_ids: int64", openModel().files().sha256());

        robot.clickOn("#copy-model-page");
        AtomicReference<String> copied = new AtomicReference<>("");
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get()).contains("12 layers × 12 heads", "model.onnx.data");
    }

    /** A folder as on the hub: a checkpoint, and two graphs of which one is quantised. */
    private Path folderWithChoice() throws IOException {
        Path several = Files.createDirectories(folder.resolve("several").resolve("onnx"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(CHECKPOINT.resolve(name), several.resolveSibling(name));
        }
        Path onnx = Path.of("src/test/resources/onnx");
        Files.copy(onnx.resolve("tiny-random-bert.onnx"), several.resolve("model.onnx"));
        Files.copy(onnx.resolve("tiny-random-bert.onnx"), several.resolve("model_fp16.onnx"));
        return Objects.requireNonNull(several.getParent());
    }

    private static List<String> rows(FxRobot robot) {
        return robot.lookup("#variants .model-row").queryAllAs(Button.class).stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void ofSeveralFormsTheMostExactIsFirstAndTheChosenOneIsOpened(FxRobot robot) throws Exception {
        window.settle();
        choice = folderWithChoice();
        robot.clickOn("#open-model").clickOn("#open-folder");
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS, TimeUnit.SECONDS, () -> rows(robot).size() == 3);
        assertThat(rows(robot).get(0)).startsWith("Checkpoint, ").contains("kB");
        assertThat(rows(robot).get(1)).startsWith("onnx/model.onnx, ").contains("float32");
        assertThat(rows(robot).get(2)).startsWith("onnx/model_fp16.onnx, ").contains("float16");

        robot.clickOn(robot.lookup("#variants .model-row").nth(0).queryButton());
        awaitStatus(ImportStatus.Idle.class);
        window.settle();
        assertThat(openModel().architecture()).isEqualTo("bert");
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isFalse();
        assertThat(robot.lookup("#variants").tryQuery()).isEmpty();
    }

    @Test
    void aSmallerPrecisionShowsItsSizeBeforeAndItsCostAfter(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#open-model").clickOn("#store-int8").clickOn("#open-folder");
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS, TimeUnit.SECONDS, () -> rows(robot).size() == 1);
        assertThat(rows(robot).getFirst()).contains("about", "stored");

        robot.clickOn(robot.lookup("#variants .model-row").queryButton());
        awaitStatus(ImportStatus.Remarked.class);
        window.settle();
        assertThat(openModel().origin().precision()).isEqualTo("int8");
        assertThat(openModel().files().folder()).startsWith(folder.resolve("store"));
        assertThat(robot.lookup("#import-notice-text")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains("Stored as int8", "instead of", "no attention differs by more than");
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isFalse();
    }

    @Test
    void aDroppedFolderOfSeveralFormsOpensThePageToChoose(FxRobot robot) throws Exception {
        window.settle();
        Path several = folderWithChoice();
        robot.interact(() -> ((DropTarget) robot.lookup("#drop-target").query()).drop(List.of(several)));
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS, TimeUnit.SECONDS, () -> rows(robot).size() == 3);
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows(robot)).isEmpty();
    }

    @Test
    void damagedAndGoneModelsAreSaidToBeSo(FxRobot robot) throws Exception {
        window.settle();
        Path damaged = Files.createDirectories(folder.resolve("store").resolve("half-there"));
        Files.writeString(damaged.resolve("model.json"), "{");
        Path gone = Files.createDirectories(folder.resolve("gone-model"));
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(CHECKPOINT.resolve(name), gone.resolve(name));
        }
        choice = gone;
        robot.clickOn("#open-model").clickOn("#open-folder");
        awaitStatus(ImportStatus.Idle.class);
        window.settle();
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.delete(gone.resolve(name));
        }
        Files.delete(gone);

        robot.clickOn("#open-model");
        assertThat(said(robot)).anySatisfy(text -> assertThat(text).contains("half-there", "damaged", "model.json"));
        assertThat(said(robot)).anySatisfy(text -> assertThat(text).contains("gone-model", "gone", "There is nothing"));
    }

    /** The texts of rows that cannot be chosen. */
    private static List<String> said(FxRobot robot) {
        return robot.lookup("#open-sheet .unusable").queryAll().stream()
                .map(row -> row.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
