package dev.headlight.ui;

import dev.headlight.analysis.MaskPredictions;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.Trace;
import dev.headlight.figure.TokenText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** What the model would put in place of each mask, with probabilities over the whole vocabulary. */
final class PredictionCard extends VBox {
    private static final int CANDIDATES = 5;
    private static final double NAME_WIDTH = 100;

    private final WindowContext context;
    private final Latest<List<Answer>> answers;

    private record Answer(int position, String mask, List<MaskPredictions.Candidate> candidates) {}

    PredictionCard(WindowContext context) {
        this.context = context;
        answers = new Latest<>(context.painters(), this::show);
        setId("prediction-card");
        getStyleClass().add("card");
        Parts.setShown(this, false);
        context.workbench().traces().traceProperty().subscribe(this::request);
        context.themes().colors().subscribe((before, after) -> request(context.trace()));
    }

    private void request(@Nullable Trace trace) {
        answers.request(() -> trace == null ? List.of() : answers(trace));
    }

    private static List<Answer> answers(Trace trace) {
        List<Answer> found = new ArrayList<>();
        TokenLogits logits = trace.details().predictions();
        for (int row = 0; logits != null && row < logits.positions().size(); row++) {
            int position = logits.positions().get(row);
            String mask = trace.text().tokens().get(position).text();
            found.add(new Answer(position, mask, MaskPredictions.top(logits, row, CANDIDATES)));
        }
        return found;
    }

    private void show(List<Answer> found) {
        Parts.setShown(this, !found.isEmpty());
        getChildren().clear();
        var accent = context.colors().accent();
        for (Answer answer : found) {
            Label title = Parts.label("Predictions", "card-title");
            Label place = Parts.label("for " + answer.mask() + " at token " + (answer.position() + 1), "card-note");
            WeightRows rows = new WeightRows(NAME_WIDTH);
            rows.show(
                    answer.candidates().stream()
                            .map(candidate -> new WeightRows.Item(
                                    TokenText.visible(
                                            context.workbench().traces().tokenReading(candidate.id())),
                                    candidate.probability()))
                            .toList(),
                    Color.rgb(accent.red(), accent.green(), accent.blue()));
            getChildren().addAll(Parts.cardTitle(title, place), rows);
        }
    }
}
