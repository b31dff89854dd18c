package dev.headlight.ui;

import dev.headlight.figure.FigureTheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What can be chosen about a file; keeps the choices while the window is open. */
final class ExportForm extends GridPane {
    private final ComboBox<ShownFigures> figures = new ComboBox<>();
    private final ComboBox<ExportKind> kinds = new ComboBox<>();
    private final ComboBox<String> widths = new ComboBox<>();
    private final ComboBox<Integer> scales = new ComboBox<>();
    private final ComboBox<FigureTheme> themes = new ComboBox<>();
    private final CheckBox transparent = new CheckBox("Without a ground (transparent)");
    private final CheckBox caption = new CheckBox("With a caption: model, heads, text, what is left out");
    private final CheckBox whole = new CheckBox("Also what is scrolled out of sight");
    private final Label widthNote = Parts.label("", "card-note");
    private Runnable onChange = () -> {};

    ExportForm(List<ExportKind> offered) {
        getStyleClass().add("export-form");
        kinds.getItems().setAll(offered);
        kinds.setValue(offered.getFirst());
        kinds.setConverter(named(ExportKind::label));
        figures.setConverter(named(ShownFigures::name));
        widths.setEditable(true);
        widths.getItems().setAll(ExportWidth.NAMES);
        widths.setValue(ExportWidth.AS_IN_WINDOW);
        scales.getItems().setAll(IntStream.rangeClosed(1, 8).boxed().toList());
        scales.setValue(2);
        scales.setConverter(named(scale -> scale + " ×"));
        themes.getItems().setAll(FigureTheme.PAPER, FigureTheme.DARK);
        themes.setValue(FigureTheme.PAPER);
        themes.setConverter(named(theme -> theme.dark() ? "dark" : "light"));
        row("Figure", figures, "export-figure");
        row("File", kinds, "export-kind");
        row("Width", widths, "export-width");
        add(widthNote, 1, getRowCount());
        row("Pixels", scales, "export-scale");
        row("Colours", themes, "export-theme");
        check(transparent, "export-transparent");
        check(caption, "export-caption");
        check(whole, "export-whole");
        listen();
    }

    private static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen from a list, never typed: " + text);
            }
        };
    }

    private void row(String name, Control control, String id) {
        Label label = Parts.label(name, "muted");
        label.setLabelFor(control);
        control.setId(id);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        GridPane.setValignment(label, VPos.CENTER);
        addRow(getRowCount(), label, control);
    }

    private void check(CheckBox box, String id) {
        box.setId(id);
        add(box, 1, getRowCount());
    }

    private void listen() {
        kinds.valueProperty().subscribe((before, after) -> changed());
        figures.valueProperty().subscribe((before, after) -> changed());
        widths.getEditor().textProperty().subscribe((before, after) -> changed());
        scales.valueProperty().subscribe((before, after) -> changed());
        themes.valueProperty().subscribe((before, after) -> changed());
        transparent.selectedProperty().subscribe((before, after) -> changed());
        caption.selectedProperty().subscribe((before, after) -> changed());
        whole.selectedProperty().subscribe((before, after) -> changed());
    }

    private void changed() {
        ExportKind kind = kinds.getValue();
        List.of(figures, widths, themes, transparent, caption, whole)
                .forEach(control -> control.setDisable(!kind.isPicture()));
        scales.setDisable(!kind.hasPixels());
        widthNote.setText(ExportWidth.explain(widths.getEditor().getText()));
        onChange.run();
    }

    void setOnChange(Runnable handler) {
        onChange = handler;
        changed();
    }

    /** Offers what is seen now; the choice before stays where it is still there. */
    void offer(List<ShownFigures> choices) {
        ShownFigures before = figures.getValue();
        figures.getItems().setAll(choices);
        figures.setValue(choices.stream()
                .filter(choice -> before != null && choice.name().equals(before.name()))
                .findFirst()
                .orElse(choices.isEmpty() ? null : choices.getFirst()));
    }

    ExportKind kind() {
        return kinds.getValue();
    }

    /** Null where nothing is shown. */
    @Nullable
    ShownFigures figures() {
        return figures.getValue();
    }

    /** Empty where the width is none. */
    Optional<PageRecipe.Look> look() {
        return ExportWidth.pixels(widths.getEditor().getText())
                .map(width -> new PageRecipe.Look(
                        width,
                        scales.getValue(),
                        themes.getValue(),
                        transparent.isSelected(),
                        caption.isSelected(),
                        whole.isSelected()));
    }
}
