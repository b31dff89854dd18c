package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.figure.FigureTheme;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Workbench;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a window share.
 *
 * @param workbench what is shown, and the commands
 * @param painters threads and fonts for figures
 * @param themes the colours
 * @param mean of the shown heads, as the model has them
 * @param readings how weights are read
 * @param tables what all heads do, in numbers
 * @param paths asks for files
 */
record WindowContext(
        Workbench workbench,
        Painters painters,
        Themes themes,
        MeanAttention mean,
        WindowReadings readings,
        HeadTables tables,
        PathChooser paths) {
    SelectionState selection() {
        return workbench.selection();
    }

    /** Whether the open model yields this beside its attentions. */
    boolean yields(TraceField field) {
        return workbench.traces().modelProperty().get() instanceof ModelStatus.Open open
                && open.model().outputs().details().containsKey(field);
    }

    @Nullable
    Trace trace() {
        return workbench.traces().traceProperty().get();
    }

    FigureTheme colors() {
        return themes.colors().getValue();
    }

    /** Calls back now and whenever trace, selection, colours or what is known of a reading change. */
    void onScene(Consumer<Scene> handler) {
        Runnable call = () -> notifyScene(handler);
        workbench.traces().traceProperty().subscribe((before, after) -> call.run());
        selection().selectionProperty().subscribe((before, after) -> call.run());
        themes.colors().subscribe((before, after) -> call.run());
        readings.completedProperty().subscribe((before, after) -> call.run());
        call.run();
    }

    /** Calls back with what is to be seen now. */
    void notifyScene(Consumer<Scene> handler) {
        handler.accept(new Scene(trace(), selection().get(), colors()));
    }

    /**
     * What every view is a function of.
     *
     * @param trace null until there is one
     */
    record Scene(@Nullable Trace trace, Selection selection, FigureTheme colors) {}
}
