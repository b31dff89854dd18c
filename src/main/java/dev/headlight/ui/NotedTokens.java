package dev.headlight.ui;

import dev.headlight.analysis.prediction.TokenEffects;
import dev.headlight.analysis.prediction.WordScores;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.figure.TokenNotes;
import dev.headlight.state.Interventions;
import dev.headlight.state.PredictionState;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands below the tokens now: what came of the last row of runs, else what the model says of each token. Works it
 * out anew only where something of that changed.
 */
final class NotedTokens {
    private final WindowContext context;
    private @Nullable Origin origin;
    private TokenNotes notes = TokenNotes.NONE;

    /** All that notes depend on. */
    private record Origin(
            @Nullable TokenizedText text,
            Object masks,
            @Nullable WordScores words,
            @Nullable TokenEffects effects,
            @Nullable Trace trace) {}

    NotedTokens(WindowContext context) {
        this.context = context;
    }

    /** Calls back whenever something changes that notes depend on, apart from the trace. */
    void onChange(Runnable handler) {
        PredictionState predictions = context.workbench().predictions();
        predictions.words().resultProperty().addListener((property, before, after) -> handler.run());
        predictions.tokens().resultProperty().addListener((property, before, after) -> handler.run());
        interventions().masksProperty().addListener((property, before, after) -> handler.run());
    }

    private Interventions interventions() {
        return context.workbench().traces().interventions();
    }

    TokenNotes notes() {
        PredictionState predictions = context.workbench().predictions();
        Origin now = new Origin(
                context.workbench().traces().tokensProperty().get(),
                interventions().masksProperty().get(),
                predictions.words().resultProperty().get(),
                predictions.tokens().resultProperty().get(),
                context.trace());
        if (!now.equals(origin)) {
            origin = now;
            notes = new TokenNotes(
                    notes(now), interventions().masksProperty().get().places());
        }
        return notes;
    }

    private Map<Integer, TokenNotes.Note> notes(Origin now) {
        if (now.words() != null) {
            return StripNotes.of(now.words());
        }
        if (now.effects() != null) {
            return StripNotes.of(now.effects());
        }
        Trace trace = now.trace();
        return trace == null || !trace.text().equals(now.text())
                ? Map.of()
                : context.workbench()
                        .predictions()
                        .reader(trace)
                        .map(reader -> StripNotes.of(
                                reader.task(),
                                reader.labels(),
                                trace.text(),
                                trace.details().answer()))
                        .orElse(Map.of());
    }

    /** What the numbers below the tokens are, in a sentence; empty where there are none that somebody asked for. */
    String sentence() {
        PredictionState predictions = context.workbench().predictions();
        WordScores words = predictions.words().resultProperty().get();
        TokenEffects effects = predictions.tokens().resultProperty().get();
        if (words != null) {
            return String.format(
                    Locale.ROOT,
                    "Probability of each token when it alone is masked%s. Pseudo-log-likelihood %.4f nats over %d tokens"
                            + " (Salazar et al. 2020); pieces of a word are masked one at a time.",
                    words.without().isEmpty() ? "" : ", " + words.without(),
                    words.total(),
                    words.logProbabilities().size());
        }
        if (effects != null) {
            return String.format(
                    Locale.ROOT,
                    "Change of %s (%.4f) when the token alone is replaced by %s.",
                    effects.measured(),
                    effects.original(),
                    effects.blank());
        }
        return "";
    }

    /** The sentence and a line for each number, parted by tabs; empty where nobody asked for numbers. */
    String table() {
        TokenizedText text = context.workbench().traces().tokensProperty().get();
        if (text == null || sentence().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(sentence()).append('\n');
        notes();
        notes.notes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> table.append(entry.getKey() + 1)
                        .append('\t')
                        .append(text.tokens().get(entry.getKey()).text())
                        .append('\t')
                        .append(entry.getValue().explained().replace('\n', '\t'))
                        .append('\n'));
        return table.toString();
    }
}
