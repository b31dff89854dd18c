package dev.headlight.state;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hears of everything in a window that can be taken back, and tells what somebody did from what followed by itself. */
final class StateChanges {
    private final Workbench workbench;
    private final Predicate<ModelStatus> isChosen;
    private final Listener listener;
    private @Nullable Trace lastTrace;

    /** Told of each change. */
    @FunctionalInterface
    interface Listener {
        /** @param byUser whether somebody did it; else it follows from something else */
        void changed(boolean byUser);
    }

    /** @param isChosen whether somebody chose the model that a status is of */
    StateChanges(Workbench workbench, Predicate<ModelStatus> isChosen, Listener listener) {
        this.workbench = workbench;
        this.isChosen = isChosen;
        this.listener = listener;
        lastTrace = workbench.traces().traceProperty().get();
    }

    /** Listens from now on; after everything that reacts to a new trace. */
    void listen() {
        TraceState traces = workbench.traces();
        ViewState view = workbench.view();
        traces.inputProperty().addListener((property, before, after) -> listener.changed(true));
        traces.modelProperty().addListener((property, before, after) -> listener.changed(isChosen.test(after)));
        traces.carriedProperty().addListener((property, before, after) -> listener.changed(true));
        traces.interventions().masksProperty().addListener((property, before, after) -> changedRun());
        traces.interventions().switchedOffProperty().addListener((property, before, after) -> changedRun());
        workbench.selection().selectionProperty().addListener((property, before, after) -> selected(before, after));
        view.modeProperty().addListener((property, before, after) -> listener.changed(true));
        view.comparison().pinnedProperty().addListener((property, before, after) -> listener.changed(true));
        view.comparison().keepsHeadsProperty().addListener((property, before, after) -> listener.changed(true));
        view.grid().colorProperty().addListener((property, before, after) -> looks(before, after));
        view.grid().orderProperty().addListener((property, before, after) -> looks(before, after));
        view.notes().notesProperty().addListener((property, before, after) -> listener.changed(true));
        traces.traceProperty().addListener((property, before, after) -> {
            lastTrace = after;
            listener.changed(false);
        });
    }

    /** Moving the mouse is no step; what changes while a trace is handed round follows from it. */
    private void selected(Selection before, Selection after) {
        if (!Snapshot.still(before).equals(Snapshot.still(after))) {
            boolean isNewTrace =
                    !Objects.equals(workbench.traces().traceProperty().get(), lastTrace);
            listener.changed(!isNewTrace);
        }
    }

    /** Numbers that follow a trace come and go by themselves. */
    private void looks(HeadMeasure before, HeadMeasure after) {
        if (!GridLook.name(before).equals(GridLook.name(after))) {
            listener.changed(true);
        }
    }

    private void changedRun() {
        listener.changed(!workbench.traces().interventions().isFollowing());
    }
}
