package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.Workbench;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The model that is open, and all others to choose from. */
final class ModelMenu extends MenuButton {
    private static final String NONE = "No model";
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    private final Workbench workbench;

    ModelMenu(Workbench workbench) {
        this.workbench = workbench;
        setId("model-choice");
        setMnemonicParsing(false);
        setMaxWidth(USE_PREF_SIZE);
        // A menu without items would not open.
        getItems().add(none());
        setOnShowing(event -> fill());
        workbench.traces().modelProperty().subscribe(status -> showName(chosen(status)));
    }

    private static MenuItem none() {
        MenuItem none = new MenuItem(NONE);
        none.setDisable(true);
        return none;
    }

    private void showName(@Nullable ModelDescription model) {
        setText(model == null ? NONE : words(model));
        setAccessibleText("Model: " + getText());
    }

    private void fill() {
        ModelDescription chosen = chosen(workbench.traces().modelProperty().get());
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = workbench.shelf().models().stream()
                .map(model -> item(model, group, model.equals(chosen)))
                .toList();
        getItems().setAll(items.isEmpty() ? List.of(none()) : items);
    }

    private MenuItem item(ModelDescription model, ToggleGroup group, boolean isChosen) {
        RadioMenuItem item = new RadioMenuItem(words(model));
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(isChosen);
        item.setOnAction(event -> {
            if (!isChosen || workbench.traces().modelProperty().get() instanceof ModelStatus.Failed) {
                workbench.opening().open(model);
            }
        });
        return item;
    }

    private static @Nullable ModelDescription chosen(ModelStatus status) {
        return switch (status) {
            case ModelStatus.Opening opening -> opening.model();
            case ModelStatus.Open open -> open.model();
            case ModelStatus.Failed failed -> failed.model();
            case ModelStatus.Missing missing -> null;
        };
    }

    private static String words(ModelDescription model) {
        ModelDescription.ModelShape shape = model.shape();
        return model.name() + "   " + shape.layers() + " × " + shape.heads() + " · " + count(shape.parameters());
    }

    private static String count(long parameters) {
        return parameters < MILLION
                ? Math.round(parameters / THOUSAND) + " k"
                : Math.round(parameters / MILLION) + " M";
    }
}
