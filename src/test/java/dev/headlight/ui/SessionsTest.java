package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.GridFigure;
import dev.headlight.figure.Hit;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.ViewMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Sessions and undo, on the real model in a real window. */
@ExtendWith(ApplicationExtension.class)
class SessionsTest {
    private static final String TEXT = "The bank of the river was steep.";

    @TempDir
    private static Path folder;

    private WindowFixture window;

    @Start
    void start(Stage stage) {
        window = new WindowFixture(stage, new InputText(TEXT, null), 1000, 900, new Files());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    /** A user who keeps one session. */
    private static final class Files implements PathChooser {
        @Override
        public Optional<Path> file() {
            return session();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> session() {
            return Optional.of(folder.resolve("river.headlight"));
        }

        @Override
        public Optional<Path> save(String name, String extension) {
            return Optional.of(folder.resolve("river"));
        }
    }

    private String text(FxRobot robot) {
        return robot.lookup("#sentence-a").queryAs(TextField.class).getText();
    }

    @Test
    void typingIsTakenBackByTheWindowWordByWord(FxRobot robot) throws Exception {
        window.settle();
        robot.clickOn("#sentence-a").push(KeyCode.END).write(" And muddy");
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text(robot)).isEqualTo(TEXT + " And ");
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text(robot)).isEqualTo(TEXT);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(text(robot)).isEqualTo(TEXT + " And ");
    }

    @Test
    void aSavedSessionIsOpenedAgain(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> {
            window.workbench().selection().selectHead(new HeadRef(2, 3));
            window.workbench().selection().pin(new TokenFocus.Query(2));
            window.workbench().view().modeProperty().set(ViewMode.MATRIX);
            window.workbench().traces().interventions().toggleHeads(List.of(new HeadRef(0, 0)));
        });
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.until(() -> window.title().equals("river.headlight — Headlight"));

        robot.clickOn("#sentence-a").push(KeyCode.CONTROL, KeyCode.A).write("Another text.");
        robot.interact(() -> {
            window.workbench().selection().selectHead(new HeadRef(7, 7));
            window.workbench().view().modeProperty().set(ViewMode.LINKS);
        });
        window.settle();
        assertThat(window.title()).isEqualTo("river.headlight • — Headlight");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        assertThat(robot.lookup("#session-notice-text").queryAs(Label.class).getText())
                .contains("changes to river.headlight are not saved");
        robot.clickOn("Open it without saving");
        window.until(() -> window.workbench().view().modeProperty().get() == ViewMode.MATRIX);
        window.settle();

        assertThat(text(robot)).isEqualTo(TEXT);
        assertThat(window.workbench().selection().get().heads()).containsExactly(3);
        assertThat(window.workbench().selection().get().pinned()).isEqualTo(new TokenFocus.Query(2));
        assertThat(window.workbench()
                        .traces()
                        .interventions()
                        .switchedOffProperty()
                        .get()
                        .heads())
                .containsExactly(new HeadRef(0, 0));
        assertThat(window.title()).isEqualTo("river.headlight — Headlight");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        window.settle();
        assertThat(text(robot)).isEqualTo("Another text.");
    }

    @Test
    void closingAsksOnlyWhereWorkWouldBeLost(FxRobot robot) throws Exception {
        window.settle();
        SessionControls sessions = window.window().sessions();
        boolean[] closed = {false};
        robot.interact(() -> sessions.whenSaved(() -> closed[0] = true));
        assertThat(closed[0]).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.until(() -> window.title().equals("river.headlight — Headlight"));
        robot.interact(() -> window.workbench().selection().selectHead(new HeadRef(1, 1)));
        window.until(() -> window.title().equals("river.headlight • — Headlight"));
        closed[0] = false;
        robot.interact(() -> sessions.whenSaved(() -> closed[0] = true));
        assertThat(closed[0]).isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.N).write("a");
        closed[0] = false;
        robot.interact(() -> sessions.whenSaved(() -> closed[0] = true));
        assertThat(closed[0]).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#session-notice").tryQuery()).isEmpty();
        robot.interact(() -> sessions.whenSaved(() -> closed[0] = true));
        robot.clickOn("Save");
        window.until(() -> closed[0]);
        assertThat(window.title()).isEqualTo("river.headlight — Headlight");
    }

    /** An empty note that nobody writes is not in the window. */
    private static String written(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQueryAs(NoteField.class)
                .map(NoteField::getText)
                .orElse("");
    }

    private NoteField note(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(NoteField.class);
    }

    private GridFigure grid(FxRobot robot) {
        return (GridFigure) Objects.requireNonNull(robot.lookup("#head-grid")
                .queryAs(FigureView.class)
                .figureProperty()
                .get());
    }

    @Test
    void aNoteIsWrittenByKeysSeenOnTheGridListedAndTakenBack(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.N).write("looks at nouns");
        window.settle();
        assertThat(grid(robot).description()).contains("head 8-11").contains("note: looks at nouns");
        assertThat(robot.lookup("8-11   looks at nouns").tryQuery()).isPresent();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N).write("two banks");
        assertThat(window.workbench().view().notes().get().about(new NoteSubject.OnText(new InputText(TEXT, null))))
                .isEqualTo("two banks");
        robot.push(KeyCode.TAB);
        assertThat(note(robot, "#text-note").isFocused()).isFalse();

        robot.interact(() -> window.workbench().selection().selectHead(new HeadRef(0, 0)));
        window.settle();
        assertThat(written(robot, "#head-note")).isEmpty();
        robot.clickOn("8-11   looks at nouns");
        window.settle();
        assertThat(note(robot, "#head-note").getText()).isEqualTo("looks at nouns");

        for (int step = 0; step < 4; step++) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
        assertThat(written(robot, "#text-note")).isEmpty();
        assertThat(note(robot, "#head-note").getText()).isEqualTo("looks at nouns");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(note(robot, "#head-note").getText()).isEqualTo("looks at ");
    }

    @Test
    void theMenuOfTheGridBeginsANoteOnThatHead(FxRobot robot) throws Exception {
        window.settle();
        HeadRef other = new HeadRef(2, 3);
        robot.rightClickOn(FigurePlaces.onScreen(
                robot,
                "#head-grid",
                hit -> hit instanceof Hit.OnHead on && on.head().equals(other)));
        robot.clickOn("Note on head 3-4…").write("looks ahead");
        window.settle();
        assertThat(window.workbench().view().notes().get().about(new NoteSubject.OnHead("bert-base-uncased", other)))
                .isEqualTo("looks ahead");
        assertThat(grid(robot).description()).contains("head 3-4").contains("note: looks ahead");
    }

    @Test
    void aSessionDroppedOnTheWindowIsOpened(FxRobot robot) throws Exception {
        window.settle();
        boolean[] saved = {false};
        Path file = folder.resolve("dropped.headlight");
        robot.interact(() -> window.workbench().view().modeProperty().set(ViewMode.MATRIX));
        robot.interact(() -> window.window().sessions().document().save(file, false, () -> saved[0] = true));
        window.until(() -> saved[0]);
        robot.interact(() -> window.workbench().view().modeProperty().set(ViewMode.LINKS));
        robot.interact(() -> ((DropTarget) robot.lookup("#drop-target").query()).drop(List.of(file)));
        window.until(() -> window.workbench().view().modeProperty().get() == ViewMode.MATRIX);
        assertThat(window.title()).isEqualTo("dropped.headlight — Headlight");
    }

    @Test
    void aCopiedLinkIsOfferedWhereItIsPastedAndOpenedOnlyThen(FxRobot robot) throws Exception {
        window.settle();
        robot.interact(() -> {
            window.workbench().selection().selectHead(new HeadRef(2, 3));
            window.workbench().view().modeProperty().set(ViewMode.MATRIX);
        });
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        robot.interact(() -> {
            window.workbench().selection().selectHead(new HeadRef(7, 10));
            window.workbench().view().modeProperty().set(ViewMode.LINKS);
        });
        robot.clickOn("#sentence-a").push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.V);
        assertThat(text(robot)).startsWith("headlight:1?text=The+bank");
        assertThat(robot.lookup("#session-notice-text").queryAs(Label.class).getText())
                .contains(TEXT)
                .contains("bert-base-uncased");
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.LINKS);

        robot.clickOn("Open it");
        window.settle();
        assertThat(text(robot)).isEqualTo(TEXT);
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.MATRIX);
        assertThat(window.workbench().selection().get().layer()).isEqualTo(2);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        window.settle();
        assertThat(text(robot)).isEqualTo(TEXT);
        assertThat(window.workbench().view().modeProperty().get()).isEqualTo(ViewMode.LINKS);
    }

    @Test
    void aSessionWithTheNumbersNeedsNoModel(FxRobot robot) throws Exception {
        window.settle();
        boolean[] saved = {false};
        Path file = folder.resolve("numbers.headlight");
        robot.interact(() -> window.window().sessions().document().save(file, true, () -> saved[0] = true));
        window.until(() -> saved[0]);
        // The same file, as if its model were one that nobody here has.
        robot.interact(() -> window.window().sessions().begin(Stranger.of(file), folder.resolve("stranger.headlight")));
        window.until(() -> window.workbench().traces().carriedProperty().get() != null);
        window.settle();
        assertThat(grid(robot).description()).contains("12 layers by 12 heads");
        assertThat(robot.lookup("#session-notice-text").queryAs(Label.class).getText())
                .contains("No model is open")
                .contains("BERT");
        robot.clickOn("#sentence-a").push(KeyCode.END).write("!");
        assertThat(robot.lookup("#session-notice-text").queryAs(Label.class).getText())
                .contains("Another text needs a model");
    }
}
