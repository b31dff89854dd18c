package dev.headlight.session;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.PinnedTrace;
import dev.headlight.state.Snapshot;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the other side of a comparison that came without its numbers, so that it can be pinned. */
final class ComparisonRun {
    private final Workbench workbench;
    private final UndoState undo;
    private @Nullable Awaited awaited;

    private record Awaited(SavedSide side, ModelDescription model, Consumer<PinnedTrace> then) {}

    ComparisonRun(Workbench workbench, UndoState undo) {
        this.workbench = workbench;
        this.undo = undo;
        workbench.traces().traceProperty().addListener((property, before, after) -> traceCame(after));
    }

    /**
     * Shows the side by itself until its trace is there.
     *
     * @param model that it runs on
     * @param then called with it, unless something else is opened before
     */
    void begin(SavedSide side, ModelDescription model, Snapshot alone, Consumer<PinnedTrace> then) {
        undo.open(alone, false);
        awaited = new Awaited(side, model, then);
        traceCame(workbench.traces().traceProperty().get());
    }

    void drop() {
        awaited = null;
    }

    private void traceCame(@Nullable Trace trace) {
        Awaited now = awaited;
        if (now != null && trace != null && isOf(now, trace)) {
            awaited = null;
            PinnedTrace pinned = new PinnedTrace(trace, now.side().selection());
            // The trace is still being handed round; what follows must come after.
            workbench.opening().foreground().execute(() -> now.then().accept(pinned));
        }
    }

    private static boolean isOf(Awaited now, Trace trace) {
        SavedSide side = now.side();
        return InputText.of(trace.text()).equals(side.input())
                && SessionParts.masks(trace.text()).equals(side.masks())
                && side.switchedOff().heads().equals(trace.provenance().switchedOff())
                && now.model().files().sha256().equals(trace.provenance().sha256());
    }
}
