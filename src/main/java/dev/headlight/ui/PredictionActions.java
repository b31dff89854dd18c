package dev.headlight.ui;

import dev.headlight.state.ModelStatus;
import dev.headlight.state.PredictionState;
import dev.headlight.state.TraceState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What can be asked about the measured prediction; each question is many runs of the model. */
final class PredictionActions extends VBox {
    private final TraceState traces;
    private final PredictionState predictions;
    private final Button heads;
    private final Button tokens;
    private final Button words;
    private final Label cannot =
            Parts.label("Heads of this model cannot be switched off: its graph has no input for that.", "muted");

    PredictionActions(WindowContext context) {
        traces = context.workbench().traces();
        predictions = context.workbench().predictions();
        getStyleClass().add("prediction-actions");
        heads = action(
                "ask-heads", "Which head matters most?", "Switches each head off by itself", predictions::startHeads);
        tokens = action(
                "ask-tokens",
                "Which token matters most?",
                "Blanks each token out by itself and shows below it what that changes",
                predictions::startTokens);
        words = action(
                "ask-words",
                "How likely is each word?",
                "Masks each word by itself: the pseudo-log-likelihood of the text",
                predictions::startWords);
        cannot.setWrapText(true);
        ShownParts.fill(
                this,
                heads,
                tokens,
                words,
                cannot,
                new SweepBar("ablation", "Switching heads off", predictions.heads()),
                new HeadEffectsBox(context));
        predictions.measuredProperty().subscribe((before, after) -> show());
        traces.modelProperty().subscribe((before, after) -> show());
        show();
    }

    private static Button action(String id, String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll("link-button", "question");
        Tip.on(button, help);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show() {
        boolean isMeasured = predictions.measuredProperty().get() != null;
        boolean takesSwitches = traces.interventions().takesSwitches();
        Parts.setShown(heads, isMeasured && takesSwitches);
        Parts.setShown(tokens, isMeasured);
        Parts.setShown(cannot, isMeasured && !takesSwitches);
        Parts.setShown(
                words,
                traces.modelProperty().get() instanceof ModelStatus.Open open
                        && open.model().predictsTokens()
                        && traces.interventions().takesMasks());
    }
}
