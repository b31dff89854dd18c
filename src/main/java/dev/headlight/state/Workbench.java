package dev.headlight.state;

import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a window shows, and the commands that concern several parts of it. Used on the JavaFX thread.
 *
 * @param traces model, text and trace
 * @param predictions what the model predicts, and what is measured about it
 * @param selection what the user looks at
 * @param view how it is shown
 * @param shelf the models that can be opened
 * @param opening takes in models that lie anywhere
 * @param sources where models come from beside the store
 * @param check whether the open model is what was installed
 * @param examples sentences that show something
 */
public record Workbench(
        TraceState traces,
        PredictionState predictions,
        SelectionState selection,
        ViewState view,
        ModelShelf shelf,
        ModelOpening opening,
        ModelSources sources,
        ModelCheck check,
        List<Example> examples) {
    public Workbench {
        examples = List.copyOf(examples);
        check.follow(traces);
        view.modeProperty().subscribe(mode -> need(traces, view, selection));
        selection.selectionProperty().subscribe((before, after) -> {
            if (before.reading().valueWeighted() != after.reading().valueWeighted()) {
                need(traces, view, selection);
            }
        });
        traces.traceProperty().addListener((property, before, after) -> fit(before, after));
    }

    /** Asks for what the views need beside the attentions. */
    private static void need(TraceState traces, ViewState view, SelectionState selection) {
        Set<TraceField> needed = EnumSet.noneOf(TraceField.class);
        needed.addAll(view.modeProperty().get().fields());
        if (selection.get().reading().valueWeighted()) {
            needed.add(TraceField.VALUES);
        }
        traces.setNeeded(needed);
    }

    private void fit(@Nullable Trace before, @Nullable Trace after) {
        if (after == null) {
            return;
        }
        remember();
        boolean sameModel = before != null
                && before.provenance().model().equals(after.provenance().model());
        TokenizedText old = before != null && sameModel ? before.text() : null;
        if (!sameModel) {
            selection.fitTo(after.attentions().layers(), after.attentions().heads());
        }
        selection.fitTo(old, after.text());
        Example example = view.exampleProperty().get();
        if (example != null && isTextOf(example, after) && (before == null || !isTextOf(example, before))) {
            pinQueryOf(example);
        }
    }

    /** Notes the trace that is there now, and where somebody looked in the one before. */
    private void remember() {
        view.history().look(selection.get());
        if (traces.modelProperty().get() instanceof ModelStatus.Open open) {
            view.history().add(open.model(), traces.input(), selection.get());
        }
    }

    /** Goes back to something that was looked at before. */
    public void goBackTo(TraceHistory.Moment moment) {
        traces.setInput(moment.input());
        if (!(traces.modelProperty().get() instanceof ModelStatus.Open open)
                || !open.model().equals(moment.model())) {
            traces.openModel(moment.model());
        }
        selection.restore(moment.selection());
    }

    /** Keeps what is seen now for comparison and changes to that view; nothing where there is no trace yet. */
    public void pinForComparison() {
        Trace now = traces.traceProperty().get();
        if (now != null) {
            view.comparison().pin(now, selection.get());
            view.modeProperty().set(ViewMode.COMPARE);
        }
    }

    private static boolean isTextOf(Example example, Trace trace) {
        return example.input().equals(InputText.of(trace.text()));
    }

    private void pinQueryOf(Example example) {
        if (example.query() >= 0) {
            selection.release();
            selection.pin(new TokenFocus.Query(example.query()));
        }
    }

    /** Looks into the store again and opens what can be opened now. */
    public void retry() {
        shelf.lookAgain();
        switch (traces.modelProperty().get()) {
            case ModelStatus.Failed failed -> openOrSay(failed.model().id());
            case ModelStatus.Missing missing -> openOrSay(null);
            case ModelStatus.Opening opening -> {}
            case ModelStatus.Open open -> {}
        }
    }

    private void openOrSay(@Nullable String id) {
        shelf.preferred(id).ifPresentOrElse(traces::openModel, () -> traces.missing(shelf.whyMissing(id)));
    }

    /** Puts the example's text in and looks where it says. */
    public void open(Example example) {
        selection.release();
        selection.selectHead(example.head());
        view.showExample(example);
        Trace shown = traces.traceProperty().get();
        if (shown != null && isTextOf(example, shown)) {
            pinQueryOf(example);
        }
        traces.setInput(example.input());
    }
}
