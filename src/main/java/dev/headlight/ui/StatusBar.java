package dev.headlight.ui;

import dev.headlight.core.Trace;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.RunStatus;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** What is drawn and what is not. */
final class StatusBar extends HBox {
    private static final String KEPT = "numbers of an earlier run, a model is being opened";

    private final WindowContext context;
    private final Label tokens = Parts.label("", "status");
    private final Label omissions = Parts.label("", "status");
    private final Label truth = Parts.label("", "status");

    StatusBar(WindowContext context, ObservableValue<String> whatIsLeftOut) {
        this.context = context;
        getStyleClass().add("status-bar");
        omissions.setId("omissions");
        omissions.textProperty().bind(whatIsLeftOut);
        HBox.setHgrow(omissions, Priority.ALWAYS);
        omissions.setMaxWidth(Double.MAX_VALUE);
        omissions.setWrapText(true);
        tokens.setMinWidth(USE_PREF_SIZE);
        truth.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(tokens, new InterventionNote(context), omissions, truth);
        context.workbench().traces().traceProperty().subscribe(this::showTrace);
        context.workbench().traces().runProperty().subscribe(this::showRun);
    }

    private void showTrace(@Nullable Trace trace) {
        tokens.setText(trace == null ? "" : trace.text().size() + (trace.text().size() == 1 ? " token" : " tokens"));
        truth.setText(trace == null ? "" : truth(trace));
    }

    private String truth(Trace trace) {
        String every = "every number is from the model";
        boolean predicts = trace.details().predictions() != null;
        return predicts && context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open open
                ? every + " · softmax over "
                        + String.format(Locale.ROOT, "%,d", open.model().shape().vocabularySize()) + " words"
                : every;
    }

    private void showRun(RunStatus status) {
        switch (status) {
            case RunStatus.Failed failed -> truth.setText(failed.reason());
            case RunStatus.Kept kept -> truth.setText(KEPT);
            default -> showTrace(context.trace());
        }
    }
}
