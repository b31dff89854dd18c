package dev.headlight.ui;

import dev.headlight.core.CrashReports;
import java.io.IOException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says calmly that something failed which should not have, where the report is, and that the work goes on. */
final class CrashNotice extends VBox {
    private final Label title = Parts.label("", "notice-title");
    private final Label text = Parts.label("");
    private String copied = "";

    CrashNotice() {
        setId("crash-notice");
        getStyleClass().addAll("import-notice", "failed");
        text.setId("crash-notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Button copy = button("crash-notice-copy", "Copy");
        copy.setOnAction(event -> Copying.copy(copied));
        Button close = button("crash-notice-close", "Close");
        close.setOnAction(event -> Parts.setShown(this, false));
        HBox head = new HBox(title, Parts.spring(), copy, close);
        head.getStyleClass().add("notice-head");
        getChildren().addAll(head, text);
        Parts.setShown(this, false);
    }

    private static Button button(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("notice-button");
        return button;
    }

    /** JavaFX thread only. */
    void show(CrashReports.Report report) {
        IOException problem = report.problem();
        title.setText("Something failed that should not have (" + report.code() + ")");
        text.setText(
                problem == null
                        ? "You can go on. The report is in " + report.file()
                                + "; it holds versions and places in the program, none of your texts, and was sent to"
                                + " nobody. Please add it where you tell of this."
                        : "You can go on. The report could not be written to " + report.file() + ": "
                                + problem.getMessage());
        copied = report.code() + " " + report.file();
        setAccessibleText(title.getText() + ". " + text.getText());
        Parts.setShown(this, true);
    }
}
