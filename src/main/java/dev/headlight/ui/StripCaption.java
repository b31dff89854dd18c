package dev.headlight.ui;

import dev.headlight.state.PredictionState;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says what the numbers below the tokens are; gone while there are none that somebody asked for. */
final class StripCaption extends VBox {
    private final NotedTokens noted;
    private final Label text = Parts.label("", "card-note");
    private final HBox line;

    StripCaption(WindowContext context, NotedTokens noted) {
        this.noted = noted;
        PredictionState predictions = context.workbench().predictions();
        text.setId("strip-caption");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = button("copy", "strip-copy", "Copy the numbers as text");
        copy.setOnAction(event -> Copying.copy(noted.table()));
        Button close = button("×", "strip-close", "Take the numbers away");
        close.setAccessibleText("Take the numbers away");
        close.setOnAction(event -> {
            predictions.words().clear();
            predictions.tokens().clear();
        });
        line = new HBox(text, copy, close);
        line.getStyleClass().add("strip-caption");
        ShownParts.fill(
                this,
                new SweepBar("word-scores", "Masking each word", predictions.words()),
                new SweepBar("blank-out", "Blanking each token out", predictions.tokens()),
                line);
        // Without content it takes no room, not even the gap to its neighbour.
        managedProperty().bind(Bindings.isNotEmpty(getChildren()));
        noted.onChange(this::show);
        show();
    }

    private static Button button(String text, String id, String help) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("link-button");
        button.setMinWidth(USE_PREF_SIZE);
        Tip.on(button, help);
        return button;
    }

    private void show() {
        String sentence = noted.sentence();
        text.setText(sentence);
        Parts.setShown(line, !sentence.isEmpty());
    }
}
