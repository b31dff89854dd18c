package dev.headlight.ui;

import dev.headlight.state.Interventions;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;

/** Says what was done to the model and its text, for the caption; gone where that is nothing. */
final class InterventionNote extends Label {
    private final Interventions interventions;

    InterventionNote(WindowContext context) {
        interventions = context.workbench().traces().interventions();
        setId("interventions");
        getStyleClass().addAll("status", "intervention");
        setMinWidth(USE_PREF_SIZE);
        interventions.masksProperty().subscribe((before, after) -> show());
        interventions.switchedOffProperty().subscribe((before, after) -> show());
        show();
    }

    private void show() {
        int masked = interventions.masksProperty().get().places().size();
        String text = Stream.of(
                        interventions.switchedOffProperty().get().sentence(),
                        masked == 0 ? "" : masked == 1 ? "1 token masked" : masked + " tokens masked")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        setText(text);
        Parts.setShown(this, !text.isEmpty());
    }
}
