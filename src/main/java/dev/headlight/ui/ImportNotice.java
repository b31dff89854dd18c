package dev.headlight.ui;

import dev.headlight.state.ImportStatus;
import dev.headlight.state.ModelOpening;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says in place how far a model is taken in, or why it could not be; gone while there is nothing to say. */
final class ImportNotice extends VBox {
    private static final int CHARACTERS_PER_LINE = 88;
    private static final int MOST_LINES = 6;

    private final Label title = Parts.label("", "notice-title");
    private final Label step = Parts.label("", "muted");
    private final ProgressBar bar = new ProgressBar(0);
    private final TextArea text = new TextArea();
    private final Button end = new Button();

    ImportNotice(String id, ModelOpening opening) {
        setId(id);
        getStyleClass().add("import-notice");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("slim-bar");
        text.setId(id + "-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("notice-text");
        end.setId(id + "-end");
        end.getStyleClass().add("notice-button");
        end.setOnAction(event -> opening.cancel());
        HBox head = new HBox(title, step, Parts.spring(), end);
        head.getStyleClass().add("notice-head");
        HBox.setHgrow(step, Priority.SOMETIMES);
        getChildren().addAll(head, bar, text);
        opening.statusProperty().subscribe(this::show);
    }

    private void show(ImportStatus status) {
        boolean works = status instanceof ImportStatus.Working;
        Parts.setShown(this, !(status instanceof ImportStatus.Idle));
        Parts.setShown(bar, works);
        Parts.setShown(text, !works);
        Parts.setShown(step, works);
        end.setText(works ? "Cancel" : "Close");
        getStyleClass().remove("failed");
        switch (status) {
            case ImportStatus.Idle idle -> {}
            case ImportStatus.Working working -> {
                title.setText("Opening " + working.name());
                step.setText(String.format(Locale.ROOT, "%s  %.0f %%", working.step(), 100 * working.fraction()));
                bar.setProgress(working.fraction());
            }
            case ImportStatus.Failed failed -> {
                getStyleClass().add("failed");
                say(failed.name() + " was not opened", failed.reason());
            }
            case ImportStatus.Remarked remarked -> say(remarked.name(), String.join("\n", remarked.remarks()));
        }
    }

    private void say(String heading, String explanation) {
        title.setText(heading);
        text.setText(explanation);
        text.setAccessibleText(heading + ". " + explanation);
        long lines = explanation
                .lines()
                .mapToLong(line -> 1 + line.length() / CHARACTERS_PER_LINE)
                .sum();
        text.setPrefRowCount(Math.clamp(lines, 1, MOST_LINES));
    }
}
