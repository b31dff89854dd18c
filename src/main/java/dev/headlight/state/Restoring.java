package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;

/**
 * Puts a window back into a state: at once what can be, the rest when its model is open, its text is tokenized and its
 * trace is there. Used on the JavaFX thread.
 */
final class Restoring {
    private final Workbench workbench;
    private @Nullable Snapshot wanted;
    private boolean changesRun;
    private boolean busy;

    Restoring(Workbench workbench) {
        this.workbench = workbench;
        // Another model may read the same tokens: that is no change of them, but they are read anew.
        workbench.traces().tokensProperty().addListener((InvalidationListener) property -> quietly(this::changeRun));
        workbench.traces().traceProperty().addListener((property, before, after) -> quietly(this::select));
    }

    /** Whether it changes something at this moment, so that no user does. */
    boolean isBusy() {
        return busy;
    }

    /** Whether something is still to come. */
    boolean isWaiting() {
        return wanted != null;
    }

    /** What is still to come comes no more: the user does something else. */
    void drop() {
        wanted = null;
    }

    void begin(Snapshot next) {
        wanted = next;
        changesRun = true;
        busy = true;
        try {
            show(next);
        } finally {
            busy = false;
        }
        quietly(this::changeRun);
        quietly(this::select);
    }

    private void show(Snapshot next) {
        TraceState traces = workbench.traces();
        workbench.view().notes().show(next.notes());
        next.grid().showIn(workbench.view().grid());
        workbench.view().comparison().restore(next.pinned(), next.keepsHeads());
        Trace carried = next.subject().carried();
        ModelDescription model = next.subject().model();
        if (carried != null) {
            traces.showCarried(carried);
        } else if (model != null && !isOpen(model)) {
            workbench.opening().open(model);
        }
        traces.setInput(next.subject().input());
        workbench.view().modeProperty().set(next.view());
    }

    private boolean isOpen(ModelDescription model) {
        return workbench.traces().modelProperty().get() instanceof ModelStatus.Open open
                && open.model().equals(model);
    }

    private void quietly(Runnable action) {
        if (wanted != null && !busy) {
            busy = true;
            try {
                action.run();
            } finally {
                busy = false;
            }
        }
    }

    /** Masks and switched-off heads, once the text is that of the model: they are places in its tokens. */
    private void changeRun() {
        Snapshot next = wanted;
        if (next == null || !changesRun) {
            return;
        }
        TokenizedText tokens = workbench.traces().tokensProperty().get();
        ModelDescription model = next.subject().model();
        boolean isModel = model == null || isOpen(model);
        if (isModel && tokens != null && next.subject().shownText().equals(InputText.of(tokens))) {
            changesRun = false;
            workbench
                    .traces()
                    .interventions()
                    .restore(next.subject().masks(), next.subject().switchedOff());
        }
    }

    /** What was looked at, once the tokens are those of then. */
    private void select() {
        Snapshot next = wanted;
        Trace trace = workbench.traces().traceProperty().get();
        if (next != null && !changesRun && trace != null && isTraceOf(next.subject(), trace)) {
            workbench.selection().restore(next.selection(), trace);
            wanted = null;
        }
    }

    private static boolean isTraceOf(Snapshot.Subject subject, Trace trace) {
        ModelDescription model = subject.model();
        boolean isModel = model == null
                || (model.id().equals(trace.provenance().model())
                        && model.files().sha256().equals(trace.provenance().sha256()));
        return isModel && subject.shownText().equals(InputText.of(trace.text()));
    }
}
