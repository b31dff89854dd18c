package dev.headlight.ui;

import dev.headlight.state.ModelStatus;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What stands in the middle while there is nothing to draw: why, and what to do. */
final class MessagePane extends VBox {
    private static final Duration PATIENCE = Duration.millis(400);

    private final Label title = Parts.label("", "message-title");
    private final Label text = Parts.label("", "message-text");
    private final Button retry = new Button();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final PauseTransition pause = new PauseTransition(PATIENCE);

    MessagePane(WindowContext context) {
        setId("message");
        getStyleClass().add("message");
        text.setWrapText(true);
        text.setMaxWidth(560);
        progress.setMaxSize(36, 36);
        retry.setId("retry");
        retry.setOnAction(event -> context.workbench().retry());
        getChildren().addAll(progress, title, text, retry);
        pause.setOnFinished(event -> progress.setOpacity(1));
        context.workbench().traces().modelProperty().subscribe(this::show);
    }

    private void show(ModelStatus status) {
        pause.stop();
        switch (status) {
            case ModelStatus.Missing missing -> {
                say("No model to show", missing.reason());
                retry.setText("Look again");
            }
            case ModelStatus.Failed failed -> {
                say(failed.model().name() + " could not be opened", failed.reason());
                retry.setText("Try again");
            }
            case ModelStatus.Opening opening -> {
                say("", "Opening " + opening.model().name());
                progress.setOpacity(0);
                pause.playFromStart();
            }
            case ModelStatus.Open open -> say("", "");
        }
        Parts.setShown(retry, status instanceof ModelStatus.Missing || status instanceof ModelStatus.Failed);
        Parts.setShown(progress, status instanceof ModelStatus.Opening);
    }

    private void say(String heading, String explanation) {
        title.setText(heading);
        text.setText(explanation);
        setAccessibleText(heading + " " + explanation);
    }
}
