package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.TraceRequest;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.RunStatus;
import dev.headlight.state.TraceState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A window that begins with the numbers of the start before. */
@ExtendWith(ApplicationExtension.class)
class KeptNumbersTest {
    private static final String SENTENCE = "The keys to the cabinet are on the table.";

    private static Trace kept;

    /** Completed when the model may be opened; with a reason when it cannot be. */
    private final CompletableFuture<Void> go = new CompletableFuture<>();

    private WindowFixture window;

    @BeforeAll
    static void runBefore() throws Exception {
        ModelDescription model =
                WindowFixture.library().installed("bert-base-uncased").orElseThrow();
        try (Engine engine = Engine.open(model, EngineSettings.standard())) {
            kept = engine.prepare(new TraceRequest(engine.tokenize(SENTENCE, null), Set.of(), Set.of(), List.of()))
                    .execute();
        }
    }

    @Start
    void start(Stage stage) {
        TraceState traces = new TraceState(Platform::runLater, model -> {
            await();
            return Engine.open(model, EngineSettings.standard());
        });
        traces.showKept(kept);
        window = new WindowFixture(stage, traces, 1280, 800);
    }

    private void await() throws ModelOpenException {
        try {
            go.join();
        } catch (CompletionException e) {
            throw new ModelOpenException("The weights are gone.", e);
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        go.complete(null);
        robot.interact(window::close);
    }

    private TraceState traces() {
        return window.workbench().traces();
    }

    private void untilPainted() throws Exception {
        window.until(() ->
                window.window().isComplete() && window.painters().busyProperty().get() == 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean hasText(FxRobot robot, String text) {
        return robot.lookup(".status").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().contains(text));
    }

    @Test
    void theyAreShownUntilTheModelHasItsOwn(FxRobot robot) throws Exception {
        untilPainted();
        assertThat(traces().modelProperty().get()).isInstanceOf(ModelStatus.Opening.class);
        assertThat(traces().traceProperty().get()).isSameAs(kept);
        assertThat(hasText(robot, "numbers of an earlier run")).isTrue();
        assertThat(hasText(robot, "every number is from the model")).isFalse();
        assertThat(robot.lookup("#links").queryAs(Node.class).isVisible()).isTrue();
        assertThat(robot.lookup("#message").queryAs(Node.class).isVisible()).isFalse();

        go.complete(null);
        window.settle();
        Trace own = Objects.requireNonNull(traces().traceProperty().get());
        assertThat(own).isNotSameAs(kept);
        assertThat(own.text()).isEqualTo(kept.text());
        for (int layer = 0; layer < own.attentions().layers(); layer++) {
            assertThat(own.attentions().layer(layer).buffer())
                    .isEqualTo(kept.attentions().layer(layer).buffer());
        }
        assertThat(hasText(robot, "numbers of an earlier run")).isFalse();
        assertThat(hasText(robot, "every number is from the model")).isTrue();
    }

    @Test
    void whatIsTypedMeanwhileIsRunAfterwards(FxRobot robot) throws Exception {
        untilPainted();
        robot.clickOn("#sentence-a").write(" Really.");
        assertThat(traces().traceProperty().get()).isSameAs(kept);
        go.complete(null);
        window.settle();
        assertThat(Objects.requireNonNull(traces().traceProperty().get()).text().text())
                .contains("Really.");
    }

    @Test
    void theyGoWhereTheModelCannotBeOpened(FxRobot robot) throws Exception {
        untilPainted();
        go.completeExceptionally(new IllegalStateException());
        window.until(() -> traces().modelProperty().get() instanceof ModelStatus.Failed);
        untilPainted();
        assertThat(traces().traceProperty().get()).isNull();
        assertThat(traces().runProperty().get()).isEqualTo(new RunStatus.Idle());
        assertThat(hasText(robot, "numbers of an earlier run")).isFalse();
        assertThat(robot.lookup("#message").queryAs(Node.class).isVisible()).isTrue();
        assertThat(robot.lookup("#sentence-a").queryTextInputControl().getText())
                .isEqualTo(SENTENCE);
    }
}
