package dev.headlight.ui;

import dev.headlight.state.WordChoice;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Says which word was put into the text for which, with a way back. */
final class WordChoiceNote extends HBox {
    private final Label text = Parts.label("", "muted");

    WordChoiceNote(WordChoice choice) {
        getStyleClass().add("card-heading");
        text.setWrapText(true);
        Button undo = new Button("put back");
        undo.setId("put-back");
        undo.getStyleClass().add("link-button");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(event -> choice.undo());
        getChildren().addAll(text, undo);
        choice.lastProperty().subscribe(this::show);
    }

    private void show(WordChoice.@Nullable Change change) {
        Parts.setShown(this, change != null);
        text.setText(change == null ? "" : "“" + change.word() + "” stands for “" + change.covered() + "”.");
    }
}
