package dev.headlight.state;

import dev.headlight.analysis.prediction.HeadEffects;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.Predictions;
import dev.headlight.analysis.prediction.TokenEffects;
import dev.headlight.analysis.prediction.WordScores;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.model.LabelScales;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the open model predicts for the text, which of its predictions is measured, and the long rows of runs about it.
 * Commands in, read-only properties out; used on the JavaFX thread. Rows of runs about another text are ended and their
 * results forgotten when the text changes.
 */
public final class PredictionState {
    /** How many predictions of a kind are shown. */
    public static final int CANDIDATES = 5;

    private final TraceState traces;
    private final Sweep<HeadEffects> heads;
    private final Sweep<TokenEffects> tokens;
    private final Sweep<WordScores> words;
    private final WordChoice choice;
    private final ReadOnlyObjectWrapper<@Nullable Prediction> measured = new ReadOnlyObjectWrapper<>();
    private @Nullable ModelDescription model;
    private @Nullable Predictions reader;
    private @Nullable Measure wanted;
    private @Nullable TokenizedText measuredText;

    /** @param foreground runs tasks on the JavaFX thread */
    public PredictionState(Executor foreground, TraceState traces) {
        this.traces = traces;
        choice = new WordChoice(traces);
        heads = new Sweep<>(foreground, "headlight-ablation");
        tokens = new Sweep<>(foreground, "headlight-blank-out");
        words = new Sweep<>(foreground, "headlight-word-scores");
        traces.modelProperty().subscribe(this::modelChanged);
        traces.tokensProperty().addListener((property, before, after) -> tokensChanged(before, after));
    }

    private void modelChanged(ModelStatus status) {
        if (status instanceof ModelStatus.Open open && !open.model().equals(model)) {
            model = open.model();
            reader = new Predictions(
                    open.model().task(), open.model().labels(), LabelScales.of(open.model()), traces::tokenReading);
            wanted = null;
            measuredText = null;
            measured.set(null);
            forget();
        }
    }

    /** Reads the answer of a trace; empty where it is not one of the open model. The reader serves any thread. */
    public Optional<Predictions> reader(Trace trace) {
        boolean isOurs = model != null
                && model.files().sha256().equals(trace.provenance().sha256());
        return isOurs ? Optional.ofNullable(reader) : Optional.empty();
    }

    /** The prediction that rows of runs measure: the user's choice, else the likeliest; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable Prediction> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /** Words that are put into the text. */
    public WordChoice choice() {
        return choice;
    }

    /** The measured number with each head switched off by itself. */
    public Sweep<HeadEffects> heads() {
        return heads;
    }

    /** The measured number with each token blanked out by itself. */
    public Sweep<TokenEffects> tokens() {
        return tokens;
    }

    /** How likely each word is when it alone is masked. */
    public Sweep<WordScores> words() {
        return words;
    }

    /** Chooses what is measured from now on; what was measured before stays as it is. */
    public void measure(Prediction prediction) {
        Trace trace = traces.traceProperty().get();
        measuredText = trace == null ? null : trace.text();
        wanted = prediction.measure();
        measured.set(prediction);
    }

    /** Switches each head off by itself. */
    public void startHeads() {
        Engine engine = traces.engine();
        Prediction prediction = measured.get();
        SweepPlans plans = plans();
        if (engine != null && prediction != null && plans != null && engine.takesHeadMask()) {
            heads.start(engine, plans.ablation(prediction, engine.model().shape()));
        }
    }

    /** Blanks each token out by itself. */
    public void startTokens() {
        Engine engine = traces.engine();
        Prediction prediction = measured.get();
        SweepPlans plans = plans();
        if (engine != null && prediction != null && plans != null) {
            engine.blankPiece().ifPresent(blank -> {
                words.clear();
                tokens.start(engine, plans.blankOut(prediction, blank));
            });
        }
    }

    /** Masks each word by itself; for models that predict words. */
    public void startWords() {
        Engine engine = traces.engine();
        SweepPlans plans = plans();
        if (engine != null && plans != null && engine.model().predictsTokens()) {
            engine.maskPiece().ifPresent(mask -> {
                tokens.clear();
                words.start(engine, plans.wordScores(mask));
            });
        }
    }

    /** About the trace that is shown, if it is that of the text; null while the model is still running. */
    private @Nullable SweepPlans plans() {
        Trace trace = traces.traceProperty().get();
        TokenizedText text = traces.tokensProperty().get();
        return trace == null || !trace.text().equals(text)
                ? null
                : new SweepPlans(
                        text, traces.interventions().switchedOffProperty().get());
    }

    private void tokensChanged(@Nullable TokenizedText before, @Nullable TokenizedText after) {
        if (before == null || !before.equals(after)) {
            forget();
        }
    }

    private void forget() {
        heads.clear();
        tokens.clear();
        words.clear();
    }

    /**
     * Takes note of what was read from the answer of a trace, which is done away from the JavaFX thread. What is
     * measured stays the same while the tokens do, and else while the model still predicts it.
     */
    public void offer(Trace trace, List<Prediction.Group> groups) {
        Prediction now = measured.get();
        if (now != null && wanted != null && trace.text().equals(measuredText)) {
            measured.set(new Prediction(
                    now.name(),
                    now.described(),
                    now.measure(),
                    now.measure().of(trace.text(), trace.details().answer())));
            return;
        }
        List<Prediction> all =
                groups.stream().flatMap(group -> group.predictions().stream()).toList();
        measuredText = trace.text();
        measured.set(all.stream()
                .filter(prediction -> prediction.measure().equals(wanted))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst()));
        wanted = measured.get() == null ? null : measured.get().measure();
    }
}
