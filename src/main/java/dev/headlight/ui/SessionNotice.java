package dev.headlight.ui;

import dev.headlight.session.Notice;
import dev.headlight.session.Notices;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says in place what there is to say about a session, and asks; gone while there is nothing. */
final class SessionNotice extends VBox {
    private final Notices notices;
    private final Label title = Parts.label("", "notice-title");
    private final Label text = Parts.label("");
    private final HBox answers = new HBox();

    SessionNotice(Notices notices) {
        this.notices = notices;
        setId("session-notice");
        getStyleClass().addAll("import-notice", "session-notice");
        title.setMinWidth(USE_PREF_SIZE);
        text.setId("session-notice-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        answers.setMinWidth(USE_PREF_SIZE);
        answers.getStyleClass().add("notice-answers");
        HBox row = new HBox(title, text, answers);
        row.getStyleClass().add("notice-head");
        getChildren().add(row);
        notices.noticeProperty().subscribe(this::show);
    }

    private void show(@Nullable Notice notice) {
        Parts.setShown(this, notice != null);
        getStyleClass().remove("failed");
        answers.getChildren().clear();
        if (notice == null) {
            return;
        }
        if (notice.isWarning()) {
            getStyleClass().add("failed");
        }
        title.setText(notice.title());
        text.setText(notice.text());
        notice.answers().forEach(answer -> answers.getChildren().add(button(answer.label(), answer.action())));
        if (notice.answers().isEmpty()) {
            answers.getChildren().add(button("Close", notices::dismiss));
        }
        Button first = (Button) answers.getChildren().getFirst();
        first.setAccessibleHelp(notice.title() + " " + notice.text());
        if (!notice.answers().isEmpty()) {
            first.requestFocus();
        }
    }

    private static Button button(String label, Runnable action) {
        Button button = new Button(label);
        button.getStyleClass().add("notice-button");
        button.setOnAction(event -> action.run());
        return button;
    }
}
