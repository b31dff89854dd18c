package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a window shows, and the commands that concern several parts of it. Used on the JavaFX thread.
 *
 * @param traces model, text and trace
 * @param selection what the user looks at
 * @param view how it is shown
 * @param models the models that can be opened
 * @param examples sentences that show something
 */
public record Workbench(
        TraceState traces,
        SelectionState selection,
        ViewState view,
        List<ModelDescription> models,
        List<Example> examples) {
    public Workbench {
        models = List.copyOf(models);
        examples = List.copyOf(examples);
        traces.traceProperty().addListener((property, before, after) -> fit(before, after));
    }

    private void fit(@Nullable Trace before, @Nullable Trace after) {
        if (after == null) {
            return;
        }
        boolean sameModel = before != null
                && before.provenance().model().equals(after.provenance().model());
        TokenizedText old = before != null && sameModel ? before.text() : null;
        if (!sameModel && traces.modelProperty().get() instanceof ModelStatus.Open open) {
            selection.fitTo(open.model().shape());
        }
        selection.fitTo(old, after.text());
    }

    /** Puts the example's text in and looks where it says. */
    public void open(Example example) {
        selection.release();
        selection.selectHead(example.head());
        if (example.query() >= 0) {
            selection.pin(new TokenFocus.Query(example.query()));
        }
        traces.setInput(example.input());
        view.showExample(example);
    }
}
