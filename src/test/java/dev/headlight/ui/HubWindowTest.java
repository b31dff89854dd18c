package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.hub.Answers;
import dev.headlight.hub.FakeHub;
import dev.headlight.model.HubModels;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.state.EngineProbe;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Models are brought in a real window from a server on this machine that behaves like the hub. */
@ExtendWith(ApplicationExtension.class)
class HubWindowTest {
    private static final Path CHECKPOINT = Path.of("src/test/resources/checkpoints/bert-mlm");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private FakeHub hub;
    private WindowFixture window;
    private final List<ImportStatus> statuses = new CopyOnWriteArrayList<>();

    @Start
    void start(Stage stage) throws IOException {
        hub = FakeHub.withCheckpoint(CHECKPOINT);
        Map<String, String> environment = Map.of(
                "HF_ENDPOINT",
                hub.endpoint().toString(),
                "HF_HOME",
                folder.resolve("hf-home").toString());
        List<Path> roots = List.of(WindowFixture.store().roots().getFirst(), folder.resolve("store"));
        ModelLibrary library = ModelLibrary.of(
                        new ModelStore(roots), new EngineProbe(EngineSettings.standard()), folder.resolve("cache"))
                .withHub(new HubModels(environment, folder, folder.resolve("downloads")));
        window = new WindowFixture(
                stage, new InputText("the cat sat", null), 1280, 800, new WindowFixture.NoFiles(), library);
        window.workbench().opening().statusProperty().subscribe(status -> {
            statuses.add(status);
        });
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
        hub.close();
    }

    private void look(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#open-model");
        robot.interact(
                () -> robot.lookup("#hub-repository").queryAs(TextField.class).setText("owner/tiny"));
        robot.interact(() -> robot.lookup("#hub-look").queryButton().fire());
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }

    private static Optional<Button> choice(FxRobot robot) {
        return robot.lookup("#hub-model-safetensors").tryQueryAs(Button.class);
    }

    private boolean failed() {
        return !statuses.isEmpty() && statuses.getLast() instanceof ImportStatus.Failed;
    }

    private ModelDescription openModel() {
        return ((ModelStatus.Open) window.workbench().traces().modelProperty().get()).model();
    }

    @Test
    void whatThereIsIsShownBeforeAnythingIsDownloadedAndThenOpened(FxRobot robot) throws Exception {
        look(robot);
        until(() -> choice(robot).isPresent());
        assertThat(hub.contentRequests("model.safetensors")).isEmpty();
        assertThat(choice(robot).orElseThrow().getAccessibleText()).contains("download", "kB", "safetensors");
        assertThat(robot.lookup("#hub-facts").queryAs(Label.class).getText())
                .contains("owner/tiny", "fill-mask", "licence: apache-2.0");

        CountDownLatch seen = new CountDownLatch(1);
        hub.next("model.safetensors", Answers.slow(this::hasSeenRemainingTime, seen::countDown));
        robot.interact(() -> choice(robot).orElseThrow().fire());
        until(() -> window.workbench().traces().modelProperty().get() instanceof ModelStatus.Open open
                && open.model().id().equals("tiny"));
        window.settle();

        assertThat(hasSeenRemainingTime()).isTrue();
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isFalse();
        assertThat(openModel().about().licence()).isEqualTo("apache-2.0");
        assertThat(openModel().files().folder()).startsWith(folder.resolve("store"));
    }

    /** Whether the window said how much of how much has come, how fast, and how long the rest will take. */
    private boolean hasSeenRemainingTime() {
        return statuses.stream()
                .anyMatch(status -> status instanceof ImportStatus.Working working
                        && working.step().matches("Downloading .* of .*, .* a second, .* left"));
    }

    @Test
    void aLookThatIsCancelledEndsTheRequest(FxRobot robot) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        hub.next(FakeHub.LISTING, Answers.endlessBlanks(begun::countDown, gone::countDown));
        look(robot);
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        robot.interact(() -> robot.lookup("#open-notice-end").queryButton().fire());

        assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workbench().opening().statusProperty().get()).isInstanceOf(ImportStatus.Idle.class);
        assertThat(choice(robot)).isEmpty();
    }

    @Test
    void aDownloadThatIsCancelledEndsAndTheModelStays(FxRobot robot) throws Exception {
        look(robot);
        until(() -> choice(robot).isPresent());
        ModelDescription before = openModel();
        CountDownLatch gone = new CountDownLatch(1);
        hub.next("model.safetensors", Answers.slow(() -> false, gone::countDown));
        robot.interact(() -> choice(robot).orElseThrow().fire());
        until(() -> !hub.contentRequests("model.safetensors").isEmpty());
        robot.interact(() -> robot.lookup("#open-notice-end").queryButton().fire());

        assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(openModel()).isEqualTo(before);
        assertThat(Files.exists(folder.resolve("store").resolve("tiny"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "401, RepoNotFound, check the name",
        "403, GatedRepo, agree to its conditions",
        "404, RepoNotFound, no model owner/tiny",
    })
    void refusalsSayWhatToDoInPlace(int status, String code, String advice, FxRobot robot) throws Exception {
        hub.next(FakeHub.LISTING, Answers.status(status, "X-Error-Code", code));
        look(robot);
        until(this::failed);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#open-notice-text")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains(advice);
        assertThat(robot.lookup("#open-sheet").query().isVisible()).isTrue();
    }

    @Test
    void aModelOfTheCatalogueIsLookedUpByOneClick(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#open-model");
        Button row = robot.lookup("#download-roberta-base").queryButton();
        assertThat(row.getAccessibleText()).contains("fill-mask", "12 × 12", "MB", "MIT");
        robot.interact(row::fire);
        until(() -> choice(robot).isPresent());
        assertThat(hub.requests)
                .anySatisfy(request -> assertThat(request.path()).startsWith("/api/models/FacebookAI/roberta-base"));
    }
}
