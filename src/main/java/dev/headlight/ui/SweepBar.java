package dev.headlight.ui;

import dev.headlight.state.Sweep;
import dev.headlight.state.SweepStatus;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** How far a row of runs is, with a way to end it, or why it failed; gone while there is nothing to say. */
final class SweepBar extends HBox {
    private final String name;
    private final Label text = Parts.label("", "card-note");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button end = new Button("Cancel");

    SweepBar(String id, String name, Sweep<?> sweep) {
        this.name = name;
        setId(id);
        getStyleClass().add("sweep-bar");
        bar.getStyleClass().add("slim-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        text.setWrapText(true);
        end.setId(id + "-cancel");
        end.getStyleClass().add("link-button");
        end.setOnAction(event -> sweep.cancel());
        getChildren().addAll(text, bar, end);
        sweep.statusProperty().subscribe(this::show);
    }

    private void show(SweepStatus status) {
        Parts.setShown(this, !(status instanceof SweepStatus.Idle));
        boolean isRunning = status instanceof SweepStatus.Running;
        Parts.setShown(bar, isRunning);
        end.setText(isRunning ? "Cancel" : "Close");
        switch (status) {
            case SweepStatus.Idle idle -> {}
            case SweepStatus.Running running -> {
                text.setText(name + "  " + running.done() + " / " + running.total());
                bar.setProgress(running.done() / (double) Math.max(1, running.total()));
            }
            case SweepStatus.Failed failed -> text.setText(failed.reason());
        }
    }
}
