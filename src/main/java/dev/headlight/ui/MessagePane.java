package dev.headlight.ui;

import dev.headlight.state.ModelStatus;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What stands in the middle while there is nothing to draw: why, and what to do. */
final class MessagePane extends VBox {
    private static final Duration PATIENCE = Duration.millis(400);

    private final Label title = Parts.label("", "message-title");
    private final Label text = Parts.label("", "message-text");
    private final ProgressIndicator progress = new ProgressIndicator();
    private final PauseTransition pause = new PauseTransition(PATIENCE);

    MessagePane(WindowContext context) {
        setId("message");
        getStyleClass().add("message");
        text.setWrapText(true);
        text.setMaxWidth(560);
        progress.setMaxSize(36, 36);
        getChildren().addAll(progress, title, text);
        pause.setOnFinished(event -> progress.setVisible(true));
        context.workbench().traces().modelProperty().subscribe(this::show);
    }

    private void show(ModelStatus status) {
        pause.stop();
        progress.setVisible(false);
        switch (status) {
            case ModelStatus.Missing missing -> say("No model to show", missing.reason());
            case ModelStatus.Failed failed -> say(failed.model().name() + " could not be opened", failed.reason());
            case ModelStatus.Opening opening -> {
                say("", "Opening " + opening.model().name());
                pause.playFromStart();
            }
            case ModelStatus.Open open -> say("", "");
        }
        Parts.setShown(progress, status instanceof ModelStatus.Opening);
    }

    private void say(String heading, String explanation) {
        title.setText(heading);
        text.setText(explanation);
        setAccessibleText(heading + " " + explanation);
    }
}
