package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * All of a window that can be taken back and saved, at one moment. Immutable.
 *
 * @param subject what the model runs on
 * @param selection what is looked at; nothing is hovered
 * @param view what the middle shows
 * @param pinned what it is compared with, or null
 * @param keepsHeads whether that stays with its own heads
 * @param notes what was written down
 * @param grid how the grid of heads looks
 */
public record Snapshot(
        Subject subject,
        Selection selection,
        ViewMode view,
        @Nullable PinnedTrace pinned,
        boolean keepsHeads,
        Notes notes,
        GridLook grid) {
    public Snapshot {
        selection = still(selection);
    }

    /** The selection without what is only previewed. */
    static Selection still(Selection selection) {
        return selection.withHoveredHead(null).withHovered(TokenFocus.NONE);
    }

    /**
     * What the model runs on.
     *
     * @param model the open model; null where none was open yet, or where the numbers came with a file
     * @param carried the trace that came with a file and stands for a model, or null
     * @param input the text as typed
     * @param masks over that text
     * @param switchedOff heads that pass nothing on
     */
    public record Subject(
            @Nullable ModelDescription model,
            @Nullable Trace carried,
            InputText input,
            MaskedTokens masks,
            SwitchedOffHeads switchedOff) {
        /** The text whose trace is shown: while a carried one is, the user may have typed another. */
        public InputText shownText() {
            return carried == null ? input : InputText.of(carried.text());
        }

        Subject withModel(@Nullable ModelDescription other) {
            return new Subject(other, carried, input, masks, switchedOff);
        }
    }

    /** What a window shows now; while a model is being opened, {@code model} is the one before. */
    static Snapshot of(Workbench workbench, @Nullable ModelDescription model) {
        TraceState traces = workbench.traces();
        Interventions changes = traces.interventions();
        ComparisonState comparison = workbench.view().comparison();
        return new Snapshot(
                new Subject(
                        model,
                        traces.carriedProperty().get(),
                        traces.input(),
                        changes.masksProperty().get(),
                        changes.switchedOffProperty().get()),
                workbench.selection().get(),
                workbench.view().modeProperty().get(),
                comparison.pinnedProperty().get(),
                comparison.keepsHeadsProperty().get(),
                workbench.view().notes().get(),
                GridLook.of(workbench.view().grid()));
    }

    /** What a link does not speak of stays: notes, the comparison and the look of the grid. */
    public Snapshot withOwnOf(Snapshot other) {
        return new Snapshot(subject, selection, view, other.pinned, other.keepsHeads, other.notes, other.grid);
    }

    Snapshot withModel(@Nullable ModelDescription model) {
        return new Snapshot(subject.withModel(model), selection, view, pinned, keepsHeads, notes, grid);
    }
}
