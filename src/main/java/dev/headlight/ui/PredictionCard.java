package dev.headlight.ui;

import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.Predictions;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.state.ModelFacts;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.PredictionState;
import dev.headlight.state.TraceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the model predicts: words for masks, labels, answers; beside them, where heads are off, what that changed, and what
 * else can be asked about them.
 */
final class PredictionCard extends VBox {
    private final WindowContext context;
    private final PredictionState predictions;
    private final Latest<Optional<PredictionReading>> readings;
    private final Label note = Parts.label("", "card-note");
    private final Label warning = Parts.label("", "input-note");
    private final Label hint = Parts.label("", "muted");
    private final VBox groups = new VBox();
    private final List<Shown> boxes = new ArrayList<>();
    private @Nullable PredictionReading reading;
    private int focused = -1;

    private record Shown(Label title, PredictionRows rows) {}

    PredictionCard(WindowContext context) {
        this.context = context;
        predictions = context.workbench().predictions();
        readings = new Latest<>(context.painters(), this::take);
        setId("prediction-card");
        getStyleClass().add("card");
        groups.getStyleClass().add("prediction-groups");
        warning.setId("head-warning");
        warning.setWrapText(true);
        hint.setWrapText(true);
        ShownParts.fill(
                this,
                Parts.cardTitle(Parts.label("Predictions", "card-title"), headingEnd()),
                warning,
                groups,
                hint,
                new WordChoiceNote(predictions.choice()),
                new PredictionActions(context));
        traces().traceProperty().subscribe((before, after) -> request());
        traces().modelProperty().subscribe(this::showModel);
        context.selection().selectionProperty().subscribe((before, after) -> focus(after.focus()));
        predictions.measuredProperty().subscribe((before, after) -> show());
        request();
    }

    private HBox headingEnd() {
        HBox end = new HBox(note, copyButton());
        end.getStyleClass().add("card-heading");
        return end;
    }

    private Button copyButton() {
        Button copy = new Button("copy");
        copy.setId("predictions-copy");
        copy.getStyleClass().add("link-button");
        Tip.on(copy, "Copy the numbers as text");
        copy.setOnAction(event -> {
            if (reading != null) {
                Copying.copy(reading.table(predictions.measuredProperty().get()));
            }
        });
        return copy;
    }

    private TraceState traces() {
        return context.workbench().traces();
    }

    private void showModel(ModelStatus status) {
        String absent = status instanceof ModelStatus.Open open ? ModelFacts.missingHead(open.model()) : "";
        warning.setText(absent);
        Parts.setShown(warning, !absent.isEmpty());
    }

    /** Only models that label tokens say more about the token in focus. */
    private void focus(TokenFocus focus) {
        int token = focus instanceof TokenFocus.Query query ? query.token() : -1;
        boolean isAsked = traces().modelProperty().get() instanceof ModelStatus.Open open
                && open.model().task() == ModelTask.TOKEN_CLASSIFICATION;
        if (isAsked && token != focused) {
            focused = token;
            request();
        }
    }

    private void request() {
        Trace trace = context.trace();
        Parts.setShown(this, trace != null);
        TaskAnswer original = traces().originalProperty().get();
        int token = focused;
        Optional<Predictions> reader = trace == null ? Optional.empty() : predictions.reader(trace);
        if (trace != null && reader.isPresent()) {
            readings.request(() -> Optional.of(PredictionReading.of(reader.get(), trace, original, token)));
        }
    }

    private void take(Optional<PredictionReading> found) {
        reading = found.orElse(null);
        boolean isShown = reading != null && reading.trace().equals(context.trace());
        if (reading != null && isShown && predictions.reader(reading.trace()).isPresent()) {
            predictions.offer(reading.trace(), reading.groups());
            show();
        }
    }

    private void show() {
        PredictionReading now = reading;
        if (now == null) {
            return;
        }
        List<Prediction.Group> shown = now.with(predictions.measuredProperty().get());
        while (boxes.size() < shown.size()) {
            addBox();
        }
        for (int index = 0; index < boxes.size(); index++) {
            boolean isUsed =
                    index < shown.size() && !shown.get(index).predictions().isEmpty();
            Shown box = boxes.get(index);
            Parts.setShown(box.title(), isUsed);
            Parts.setShown(box.rows(), isUsed);
            if (isUsed) {
                Prediction.Group group = shown.get(index);
                box.title().setText(group.title());
                box.rows().show(now.items(group), group.isProbability());
            }
        }
        note.setText(now.original() == null ? "" : "beside: change");
        hint.setText(hint(shown));
        Parts.setShown(hint, !hint.getText().isEmpty());
    }

    private void addBox() {
        Shown box = new Shown(Parts.label("", "card-note"), new PredictionRows(predictions));
        boxes.add(box);
        groups.getChildren().addAll(box.title(), box.rows());
    }

    private String hint(List<Prediction.Group> shown) {
        boolean isEmpty =
                shown.stream().limit(1).allMatch(group -> group.predictions().isEmpty());
        if (!isEmpty || !(traces().modelProperty().get() instanceof ModelStatus.Open open)) {
            return "";
        }
        return switch (open.model().task()) {
            case FILL_MASK -> "Double-click a token, or press M on it, to mask it and see what the model would say.";
            case TOKEN_CLASSIFICATION -> "No token has a label but O. Look at one to see all of its labels.";
            case QUESTION_ANSWERING -> "Type the question first and the text as second sentence.";
            case FEATURE_EXTRACTION -> "This model predicts nothing: it turns a text into vectors.";
            case TEXT_CLASSIFICATION, REPLACED_TOKEN_DETECTION -> "";
        };
    }
}
