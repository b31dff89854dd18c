package dev.headlight.ui;

import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.Predictions;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Trace;
import dev.headlight.state.PredictionState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of a trace beside those of the same text with all heads on.
 *
 * @param trace whose
 * @param groups to be shown
 * @param original the answer with all heads on, or null where they are
 */
record PredictionReading(
        Trace trace,
        List<Prediction.Group> groups,
        @Nullable TaskAnswer original) {
    /**
     * Reads the answer; takes some milliseconds, so away from the JavaFX thread.
     *
     * @param token in focus, or -1; models that label tokens say more about it
     */
    static PredictionReading of(Predictions reader, Trace trace, @Nullable TaskAnswer original, int token) {
        TaskAnswer answer = trace.details().answer();
        List<Prediction.Group> groups = new ArrayList<>(reader.of(trace.text(), answer, PredictionState.CANDIDATES));
        boolean hasMore = reader.task() == ModelTask.TOKEN_CLASSIFICATION
                && !answer.isEmpty()
                && token >= 0
                && token < trace.text().size();
        if (hasMore) {
            groups.add(reader.ofToken(trace.text(), answer, token, PredictionState.CANDIDATES));
        }
        return new PredictionReading(trace, List.copyOf(groups), original);
    }

    List<PredictionRows.Item> items(Prediction.Group group) {
        return group.predictions().stream().map(this::item).toList();
    }

    private PredictionRows.Item item(Prediction prediction) {
        return new PredictionRows.Item(
                prediction, original == null ? null : prediction.measure().of(trace.text(), original));
    }

    /** The measured prediction where it is not among the others, as a group of its own. */
    List<Prediction.Group> with(@Nullable Prediction measured) {
        boolean isShown = measured == null
                || groups.stream()
                        .flatMap(group -> group.predictions().stream())
                        .anyMatch(prediction -> prediction.measure().equals(measured.measure()));
        if (measured == null || isShown) {
            return groups;
        }
        List<Prediction.Group> all = new ArrayList<>(groups);
        all.add(new Prediction.Group(
                "measured", groups.isEmpty() || groups.getFirst().isProbability(), List.of(measured)));
        return all;
    }
}
