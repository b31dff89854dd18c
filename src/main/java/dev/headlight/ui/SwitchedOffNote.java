package dev.headlight.ui;

import dev.headlight.state.Interventions;
import dev.headlight.state.SwitchedOffHeads;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Names the heads that are switched off and switches them on again; gone while all are on. */
final class SwitchedOffNote extends HBox {
    private final Label text = Parts.label("");

    SwitchedOffNote(WindowContext context) {
        Interventions interventions = context.workbench().traces().interventions();
        setId("switched-off");
        getStyleClass().add("switched-off");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button on = new Button("all on");
        on.setId("all-on");
        on.getStyleClass().add("link-button");
        on.setMinWidth(USE_PREF_SIZE);
        Tip.on(on, "Switch all heads on again");
        on.setOnAction(event -> interventions.switchAllOn());
        getChildren().addAll(text, on);
        interventions.switchedOffProperty().subscribe(this::show);
    }

    private void show(SwitchedOffHeads off) {
        Parts.setShown(this, !off.isEmpty());
        text.setText("× " + off.sentence());
    }
}
