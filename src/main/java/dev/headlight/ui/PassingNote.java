package dev.headlight.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** A line above the window that says what was just done and goes away by itself. */
final class PassingNote extends StackPane {
    private static final Duration STAY = Duration.seconds(4);

    private final Label words = Parts.label("", "passing-note");
    private final PauseTransition stay = new PauseTransition(STAY);

    PassingNote() {
        words.setId("passing-note");
        words.setAccessibleRole(AccessibleRole.TEXT);
        setMouseTransparent(true);
        setAlignment(Pos.BOTTOM_CENTER);
        getChildren().add(words);
        setVisible(false);
        stay.setOnFinished(event -> setVisible(false));
    }

    void show(String text) {
        words.setText(text);
        setVisible(true);
        toFront();
        stay.playFromStart();
    }
}
