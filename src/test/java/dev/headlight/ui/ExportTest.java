package dev.headlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.export.figure.SvgFile;
import dev.headlight.export.numbers.SafetensorsContent;
import dev.headlight.export.numbers.TableContent;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.FigureTheme;
import dev.headlight.state.InputText;
import dev.headlight.state.ViewMode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Taking figures out of a real window on the real model. */
@ExtendWith(ApplicationExtension.class)
class ExportTest {
    @TempDir
    private Path folder;

    private WindowFixture window;
    private @Nullable Path answer;
    private String proposed = "";

    @Start
    void start(Stage stage) {
        window = new WindowFixture(
                stage, new InputText("The cat sat.", null), 1300, 850, new Answers(), WindowFixture.library());
    }

    /** A user who saves where the test says. */
    private final class Answers implements PathChooser {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String name, String extension) {
            proposed = name;
            return Optional.ofNullable(answer);
        }
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
    }

    private static String message(FxRobot robot) {
        return robot.lookup("#export-message").queryAs(Label.class).getText();
    }

    private void choose(FxRobot robot, String list, int index) {
        robot.interact(() ->
                robot.lookup(list).queryAs(ComboBox.class).getSelectionModel().select(index));
    }

    private void save(FxRobot robot, String name) throws Exception {
        answer = folder.resolve(name);
        robot.interact(() -> robot.lookup("#export-save").queryAs(Button.class).fire());
        window.settle();
    }

    @Test
    void whatIsShownIsSavedAsItIsChosen(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        window.settle();
        assertThat(robot.lookup("#export-sheet").query().isVisible()).isTrue();
        assertThat(robot.lookup("#export-size").queryAs(Label.class).getText()).contains("pixels");

        robot.interact(
                () -> robot.lookup("#export-caption").queryAs(CheckBox.class).setSelected(true));
        save(robot, "cat.svg");
        assertThat(proposed).isEqualTo("bert-base-uncased.svg");
        assertThat(message(robot)).startsWith("Saved to " + folder.resolve("cat.svg"));
        SvgFile both = new SvgFile(Files.readAllBytes(folder.resolve("cat.svg")));
        assertThat(both.words("text")).contains("query", "query (looks)");
        assertThat(String.join(" ", both.words("text"))).contains("BERT base uncased, head 8-11");

        choose(robot, "#export-figure", 2);
        choose(robot, "#export-kind", 2);
        robot.interact(() -> robot.lookup("#export-width")
                .queryAs(ComboBox.class)
                .getEditor()
                .setText("300"));
        save(robot, "matrix");
        BufferedImage matrix = ImageIO.read(folder.resolve("matrix.png").toFile());
        assertThat(matrix.getWidth()).isEqualTo(600);

        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> window.workbench().view().modeProperty().set(ViewMode.NEURONS));
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        choose(robot, "#export-kind", 1);
        save(robot, "neurons.pdf");
        assertThat(folder.resolve("neurons.pdf")).isNotEmptyFile();
    }

    @Test
    void pagesAndNumbersAreSavedToo(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        chooseKind(robot, "HTML");
        assertThat(robot.lookup("#export-width").query().isDisabled()).isTrue();
        save(robot, "cat");
        assertThat(proposed).isEqualTo("bert-base-uncased.html");
        assertThat(Files.readString(folder.resolve("cat.html"))).contains("The cat sat.", "head 8-11");
        for (String kind : List.of("CSV, the weights", "CSV, the links", "CSV, what each")) {
            chooseKind(robot, kind);
            save(robot, kind + ".csv");
            assertThat(message(robot)).startsWith("Saved to ");
            assertThat(TableContent.of(folder.resolve(kind + ".csv"), ',').remarks())
                    .contains("# model: bert-base-uncased", "# text: \"The cat sat.\"");
        }
        chooseKind(robot, "safetensors");
        save(robot, "cat.safetensors");
        assertThat(SafetensorsContent.of(folder.resolve("cat.safetensors")).shape("attentions"))
                .containsExactly(12, 12, 6, 6);
    }

    private void chooseKind(FxRobot robot, String label) {
        List<?> kinds = robot.lookup("#export-kind").queryAs(ComboBox.class).getItems();
        int index = IntStream.range(0, kinds.size())
                .filter(place -> kinds.get(place) instanceof ExportKind kind
                        && kind.label().startsWith(label))
                .findFirst()
                .orElseThrow();
        choose(robot, "#export-kind", index);
    }

    @Test
    void theFigureIsTheOneOfTheWindow(FxRobot robot) throws Exception {
        window.settle();
        FigureView links = robot.lookup("#links").queryAs(FigureView.class);
        Figure shown = Objects.requireNonNull(links.figureProperty().get());

        Figure made = links.maker()
                .apply(new FigureFrame(
                        shown.width(),
                        shown.height(),
                        1,
                        FigureTheme.DARK,
                        window.painters().measure()))
                .orElseThrow();

        assertThat(made.layers())
                .extracting(FigureLayer::key)
                .isEqualTo(shown.layers().stream().map(FigureLayer::key).toList());
    }

    @Test
    void whatCannotBeWrittenIsSaidInTheSheet(FxRobot robot) throws Exception {
        window.settle();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        save(robot, "missing/cat.svg");
        assertThat(message(robot)).contains("could not be written").contains("does not exist");

        robot.interact(() -> robot.lookup("#export-width")
                .queryAs(ComboBox.class)
                .getEditor()
                .setText("wide"));
        assertThat(robot.lookup("#export-save").queryAs(Button.class).isDisabled())
                .isTrue();

        robot.interact(() -> robot.lookup("#export-width")
                .queryAs(ComboBox.class)
                .getEditor()
                .setText("column"));
        Files.writeString(folder.resolve("cat.svg"), "kept");
        save(robot, "cat");
        assertThat(message(robot)).contains("there already");
        assertThat(folder.resolve("cat.svg")).hasContent("kept");
    }

    @Test
    void aPictureIsCopiedAtTwiceTheSize(FxRobot robot) throws Exception {
        window.settle();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        window.settle();

        assertThat(robot.lookup("#passing-note").queryAs(Label.class).getText()).startsWith("Copied as a picture");
        Image[] image = new Image[1];
        robot.interact(() -> image[0] = Clipboard.getSystemClipboard().getImage());
        double width = robot.lookup("#links").query().getLayoutBounds().getWidth()
                + robot.lookup("#matrix").query().getLayoutBounds().getWidth();
        assertThat(image[0].getWidth()).isGreaterThan(2 * width);
    }
}
